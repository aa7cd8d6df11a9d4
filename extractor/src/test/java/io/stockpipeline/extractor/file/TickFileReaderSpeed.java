package io.stockpipeline.extractor.file;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.file.TickFileReader.Item;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Prints how many lines a second the reader takes from plain CSV; run by hand, asserts nothing. */
final class TickFileReaderSpeed {
    private static final int LINES = 5_000_000;
    private static final int ROUNDS = 4;

    private TickFileReaderSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("ticks", ".csv");
        try {
            write(file);
            FileSources source = FileSources.csv(file);
            SymbolFilter filter =
                    SymbolFilter.of(Pipelines.of(source.source(), "*").spec());
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                long sum = 0;
                long lines = 0;
                try (TickFileReader reader = TickFileReader.open(source.source(), file, filter)) {
                    while (reader.next() == Item.Tick) {
                        sum += reader.tick().price().unscaled();
                        lines++;
                    }
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        "%,d lines in %.2f s: %,.0f lines/s (checksum %d)%n", lines, seconds, lines / seconds, sum);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("symbol,time,price,size\n");
            for (int i = 0; i < LINES; i++) {
                out.write("SYM" + random.nextInt(500) + "," + (1716578401123L + i) + "," + (100 + random.nextInt(900))
                        + "." + (10 + random.nextInt(90)) + "," + (1 + random.nextInt(1000)) + "\n");
            }
        }
    }
}
