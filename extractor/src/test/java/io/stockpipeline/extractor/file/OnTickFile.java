package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.file.TickFileReader.Item;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A file of ticks in a folder of its own, and what is read from it. */
abstract class OnTickFile {
    static final String HEADER = "symbol,time,price,size,side,id\n";

    @TempDir
    Path folder;

    final SymbolFilter filter =
            SymbolFilter.of(Pipelines.of(FileSources.csv("any").source(), "AAPL", "MSFT", "BTC-USD")
                    .spec());

    Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("ticks.csv"), content);
    }

    List<Tick> ticks(FileSources source) throws IOException {
        List<Object> items = items(source);
        assertThat(items).allSatisfy(item -> assertThat(item).isInstanceOf(Tick.class));
        return items.stream().map(Tick.class::cast).toList();
    }

    List<Object> items(FileSources source) throws IOException {
        return items(source, null);
    }

    List<Object> items(FileSources source, SourcePosition position) throws IOException {
        List<Object> items = new ArrayList<>();
        try (TickFileReader reader = TickFileReader.open(source.source(), folder, filter, position)) {
            for (Item item = reader.next(); item != Item.End; item = reader.next()) {
                items.add(item == Item.Tick ? reader.tick() : reader.deadLetter());
            }
        }
        return items;
    }
}
