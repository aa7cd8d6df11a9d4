package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.file.TickFileReader.Item;
import io.stockpipeline.model.line.LineReader;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are bad, wrongly encoded or very long. */
class TickFileReaderLinesTest extends OnTickFile {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Malformed     | AAPL",
                "Malformed     | AAPL,5",
                "Malformed     | ,5,1,,,",
                "Malformed     | AAPL,,1,,,",
                "Malformed     | AAPL,5,,,,",
                "Malformed     | AAPL,-5,1,,,",
                "Malformed     | AAPL,noon,1,,,",
                "Malformed     | AAPL,99999999999999999999,1,,,",
                "Malformed     | AAPL,253402300800000,1,,,",
                "Malformed     | AAPL,5,1,-1,,",
                "Malformed     | AAPL,5,1,many,,",
                "Malformed     | AAPL,5,1,,up,",
                "Malformed     | A APL,5,1,,,",
                "Malformed     | \"AAPL,5,1,,,",
                "UnknownSymbol | GOOG,5,1,,,",
                "InvalidPrice  | AAPL,5,-1,,,",
                "InvalidPrice  | AAPL,5,0,,,",
                "InvalidPrice  | AAPL,5,0.000,,,",
                "InvalidPrice  | AAPL,5,NaN,,,",
                "InvalidPrice  | AAPL,5,Infinity,,,",
                "InvalidPrice  | AAPL,5,abc,,,",
                "InvalidPrice  | AAPL,5,123456789012345678901234567890,,,",
                "InvalidPrice  | AAPL,5,0.1234567890123,,,"
            })
    void shouldHandOnBadCsvLinesAsTheyStand(DeadLetterReason reason, String line) throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n\n  \n" + line + "\r\nAAPL,6,1,,,\n");

        List<Object> items = items(FileSources.csv(file));

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(line);
            assertThat(letter.origin()).isEqualTo(new DeadLetter.LineOrigin(5));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"pri",
                "Malformed     | [1,2]",
                "Malformed     | 5",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":1} {}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":1,\"price\":2}",
                "Malformed     | {\"symbol\":\"AAPL\",\"price\":1}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":null}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":{}}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":true,\"price\":1}",
                "Malformed     | {\"symbol\":7203,\"time\":5,\"price\":1}",
                "Malformed     | {\"symbol\":\"\",\"time\":5,\"price\":1}",
                "UnknownSymbol | {\"symbol\":\"GOOG\",\"time\":5,\"price\":1}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":NaN}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":\"abc\"}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":-1.5}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":123456789012345678901234567890}"
            })
    void shouldHandOnBadJsonLinesAsTheyStand(DeadLetterReason reason, String line) throws IOException {
        Path file = file(line + "\n{\"symbol\":\"AAPL\",\"time\":5,\"price\":1}");

        List<Object> items = items(FileSources.jsonl(file));

        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(line);
        });
    }

    @Test
    void shouldHandOnAWrongEncodingByteForByte() throws IOException {
        byte[] latin1 = "AAPL,5,1,,,é".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(latin1);
        Path file = folder.resolve("latin1.csv");
        Files.write(file, content.toByteArray());

        assertThat(items(FileSources.csv(file))).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.Malformed);
            assertThat(letter.value()).isEqualTo(latin1);
        });
    }

    @Test
    void shouldPassOverAByteOrderMark() throws IOException {
        assertThat(ticks(FileSources.csv(file("\uFEFF" + HEADER + "AAPL,5,1,,,"))))
                .hasSize(1);
        assertThat(ticks(FileSources.jsonl(file("\uFEFF{\"symbol\":\"AAPL\",\"time\":5,\"price\":1}"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 5 << 20})
    void shouldKeepLargeLinesWhole(int size) throws IOException {
        String large = "A".repeat(size);
        Path file = file(HEADER + "AAPL,5,1,,,\n" + large + "\nAAPL,6,1,,,\n");

        List<Object> items = items(FileSources.csv(file));

        assertThat(items).hasSize(3);
        assertThat(((DeadLetter) items.get(1)).value()).hasSize(size);
        assertThat(((Tick) items.get(2)).time()).isEqualTo(6);
    }

    @Test
    void shouldReadThroughALineThatIsBeyondAllBounds() throws IOException {
        Path file = folder.resolve("huge.csv");
        long size = 40L << 20;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((HEADER + "AAPL,5,1,,,\n").getBytes(StandardCharsets.UTF_8));
            byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < size; written += chunk.length) {
                out.write(chunk);
            }
            out.write("\nAAPL,6,1,,,\n".getBytes(StandardCharsets.UTF_8));
        }

        try (TickFileReader reader = TickFileReader.open(FileSources.csv(file).source(), folder, filter)) {
            assertThat(reader.next()).isEqualTo(Item.Tick);
            assertThat(reader.next()).isEqualTo(Item.DeadLetter);
            assertThat(reader.deadLetter().value()).hasSize(LineReader.KEPT);
            assertThat(reader.deadLetter().message()).contains(Long.toString(size));
            assertThat(reader.next()).isEqualTo(Item.Tick);
            assertThat(reader.tick().time()).isEqualTo(6);
            assertThat(reader.position().offset()).isEqualTo(Files.size(file));
            assertThat(reader.line()).isEqualTo(4);
        }
    }
}
