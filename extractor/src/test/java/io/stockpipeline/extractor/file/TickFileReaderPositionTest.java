package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.file.TickFileReader.Item;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourcePosition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading on from a position, in plain and in packed files. */
class TickFileReaderPositionTest extends OnTickFile {
    @Test
    void shouldReadGzipAsIfItWerePlain() throws IOException {
        Path plain = file(mixedLines());
        Path packed = folder.resolve("no-suffix-that-says-so");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }

        assertThat(items(FileSources.csv(packed))).isEqualTo(items(FileSources.csv(plain)));
    }

    @Test
    void shouldResumeAtEveryPositionOfPlainAndPackedFiles() throws IOException {
        Path plain = file(mixedLines());
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        for (Path file : List.of(plain, packed)) {
            FileSources source = FileSources.csv(file);
            List<Object> all = items(source);
            List<SourcePosition> positions = positions(source);
            assertThat(positions).hasSize(all.size());
            for (int i = 0; i < positions.size(); i++) {
                assertThat(items(source, positions.get(i)))
                        .describedAs("after record " + i)
                        .isEqualTo(all.subList(i + 1, all.size()));
            }
        }
    }

    @Test
    void shouldGoOnInAFileThatHasGrown() throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n");
        List<SourcePosition> positions = positions(FileSources.csv(file));
        Files.writeString(file, HEADER + "AAPL,5,1,,,\nAAPL,6,1,,,\n");

        assertThat(items(FileSources.csv(file), positions.get(0))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "symbol,time,price,size,side,ID\nAAPL,5,1,,,\nAAPL,6,1,,,\n"})
    void shouldRefuseToGoOnInAnotherFile(String content) throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n");
        SourcePosition position = positions(FileSources.csv(file)).get(0);
        Files.writeString(file, content);

        assertThatThrownBy(() -> items(FileSources.csv(file), position))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("is not the file that this pipeline has begun to read")
                .hasMessageContaining("metadata.name");
    }

    private static String mixedLines() {
        StringBuilder lines = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            lines.append(
                    switch (i % 7) {
                        case 1 -> "\n";
                        case 2 -> "MSFT," + i + ",\"1.5\",1,Sell,\"" + i + "\"\r\n";
                        case 3 -> "rubbish " + i + "\n";
                        case 4 -> "GOOG," + i + ",1,,,\n";
                        case 5 -> "AAPL," + i + ",-1,,,\r\n";
                        default -> "AAPL," + i + ",1" + i + ".25,10,Buy," + i + "\n";
                    });
        }
        return lines + "MSFT,99,9.5,,,last";
    }

    private List<SourcePosition> positions(FileSources source) throws IOException {
        List<SourcePosition> positions = new ArrayList<>();
        try (TickFileReader reader = TickFileReader.open(source.source(), folder, filter)) {
            while (reader.next() != Item.End) {
                positions.add(reader.position());
            }
        }
        return positions;
    }
}
