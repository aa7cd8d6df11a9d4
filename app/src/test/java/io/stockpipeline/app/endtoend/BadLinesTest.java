package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with every kind of bad line: each good tick is computed, each bad line is kept with its reason and its bytes. */
class BadLinesTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<byte[]> bad = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private int good;

    @Test
    void shouldComputeEveryGoodTickAndKeepEveryBadLine() throws Exception {
        writeLines();
        Files.write(folder.resolve("ticks.jsonl"), file.toByteArray());
        Runs runs = new Runs(folder);
        Path pipeline = runs.write("symbols: [AAPL]\ngrace: 5s\n"
                + "source: { file: { path: ticks.jsonl, format: Jsonl } }\nwindows: [{ size: 1m }]\n");

        RunCounts counts = runs.toTheEnd(pipeline);

        assertThat(counts.read()).isEqualTo(good + bad.size());
        assertThat(counts.accepted()).isEqualTo(good);
        assertThat(counts.duplicates()).isZero();
        assertThat(counts.deadLettersInAll()).isEqualTo(bad.size());
        assertThat(counts.deadLetters())
                .containsOnlyKeys(
                        DeadLetterReason.Malformed,
                        DeadLetterReason.UnknownSymbol,
                        DeadLetterReason.InvalidPrice,
                        DeadLetterReason.TooLate);
        assertThat(runs.committed(pipeline).averages().get("AAPL")).hasSize(good);
        shouldHaveKept(letters(runs, pipeline));
    }

    private void shouldHaveKept(List<ConsumerRecord<byte[], byte[]>> letters) throws Exception {
        // A tick that is too late is found so by the processor, whose records come by another way than the extractor's.
        List<ConsumerRecord<byte[], byte[]>> fromLines = letters.stream()
                .filter(letter -> letter.headers().lastHeader("source.line") != null)
                .toList();
        assertThat(fromLines)
                .extracting(letter -> header(letter, "error.reason"))
                .containsExactlyElementsOf(reasons);
        for (int i = 0; i < fromLines.size(); i++) {
            byte[] line = bad.get(i);
            byte[] kept = fromLines.get(i).value();
            if (line.length <= 4 * MEBIBYTE) {
                assertThat(kept).isEqualTo(line);
            } else {
                assertThat(kept).hasSize(64 * 1024).isEqualTo(Arrays.copyOf(line, 64 * 1024));
                assertThat(header(fromLines.get(i), "value.sha256"))
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(line)));
            }
        }
        assertThat(letters)
                .filteredOn(letter -> letter.headers().lastHeader("source.line") == null)
                .extracting(letter -> header(letter, "error.reason"), letter -> header(letter, "source.topic"))
                .containsExactly(tuple("TooLate", "local.test.ticks"));
    }

    private void writeLines() throws IOException {
        good("{\"symbol\":\"AAPL\",\"time\":100000,\"price\":100}");
        bad("Malformed", "{\"symbol\":\"AAPL\",\"time\":1");
        bad("Malformed", "{\"symbol\":\"AAPL\",\"time\":true,\"price\":100}");
        bad("Malformed", "{\"symbol\":17,\"time\":100001,\"price\":100}");
        bad("Malformed", "[1,2,3]");
        bad("Malformed", "no json at all");
        bad("InvalidPrice", "{\"symbol\":\"AAPL\",\"time\":100001,\"price\":-1}");
        bad("InvalidPrice", "{\"symbol\":\"AAPL\",\"time\":100001,\"price\":0}");
        bad("InvalidPrice", "{\"symbol\":\"AAPL\",\"time\":100001,\"price\":NaN}");
        bad("InvalidPrice", "{\"symbol\":\"AAPL\",\"time\":100001,\"price\":123456789012345678901234567890}");
        bad("Malformed", "{\"symbol\":\"\",\"time\":100001,\"price\":100}");
        bad("UnknownSymbol", "{\"symbol\":\"XYZ\",\"time\":100001,\"price\":100}");
        bad("Malformed", "{\"symbol\":\"AAPL\",\"price\":100}");
        bad("Malformed", "{\"symbol\":\"AAPL\",\"time\":100001}");
        bad("Malformed", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
        good("{\"symbol\":\"AAPL\",\"time\":101000,\"price\":101}");
        bad("Malformed", "x".repeat(MEBIBYTE));
        good("{\"symbol\":\"AAPL\",\"time\":102000,\"price\":102,\"comment\":\"" + "y".repeat(MEBIBYTE) + "\"}");
        bad("Malformed", "z".repeat(5 * MEBIBYTE));
        line("{\"symbol\":\"AAPL\",\"time\":1000,\"price\":100}".getBytes(StandardCharsets.UTF_8));
        good("{\"symbol\":\"AAPL\",\"time\":103000,\"price\":103.5}");
        bad.add("the one that is too late".getBytes(StandardCharsets.UTF_8));
    }

    private void good(String line) throws IOException {
        good++;
        line(line.getBytes(StandardCharsets.UTF_8));
    }

    private void bad(String reason, String line) throws IOException {
        bad(reason, line.getBytes(StandardCharsets.UTF_8));
    }

    private void bad(String reason, byte[] line) throws IOException {
        reasons.add(reason);
        bad.add(line);
        line(line);
    }

    private void line(byte[] line) throws IOException {
        file.write(line);
        file.write('\n');
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(Runs runs, Path pipeline) {
        return Topics.records(
                runs.kafka(pipeline), PipelineTopics.of(Workload.read(pipeline)).deadLetters());
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
