package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.live.RunCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline is edited between two starts on the same data, and the file has grown meanwhile. */
class LiveEditRunTest {
    private static final long BEGIN = 1_700_000_000_000L;

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldGoOnWithEditedWindowsAndLoseNothing() throws Exception {
        Runs runs = new Runs(folder);
        write(0, 300);
        RunCounts before = runs.toTheEnd(runs.write(spec("size: 1m, tolerance: 60%")));
        write(300, 600);

        Path edited = runs.write(spec("size: 2m, tolerance: 0.000001%"));
        RunCounts after = runs.toTheEnd(edited);

        assertThat(before.accepted()).isEqualTo(300);
        assertThat(before.alarms()).isZero();
        assertThat(after.read()).isEqualTo(600);
        assertThat(after.accepted()).isEqualTo(600);
        // Of the new tolerance, and from the first tick after the edit on.
        assertThat(after.alarms()).isEqualTo(300);
        List<JsonNode> averages = averages(runs.committed(edited).averages().get("AAPL"));
        assertThat(averages).hasSize(600);
        // Price i + 1 at second i; ticks of a minute and grace were kept, so two minutes are whole 30 s after the edit.
        JsonNode incomplete = averages.get(300).at("/windows/0");
        assertThat(incomplete.path("complete").asBoolean()).isFalse();
        JsonNode whole = averages.get(400).at("/windows/0");
        assertThat(whole.path("complete").asBoolean()).isTrue();
        assertThat(whole.path("count").asInt()).isEqualTo(120);
        assertThat(whole.path("average").decimalValue()).isEqualByComparingTo("341.5");
    }

    @Test
    void shouldRefuseAFinerResolutionInWords() throws Exception {
        Runs runs = new Runs(folder);
        write(0, 100);
        runs.toTheEnd(runs.write(spec("size: 1m") + "resolution: 10s\n"));
        write(100, 200);
        Path finer = runs.write(spec("size: 1m") + "resolution: 1s\n");

        assertThatThrownBy(() -> runs.toTheEnd(finer))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("spec.resolution: ticks were kept at 10000ms");
    }

    private static String spec(String window) {
        return "symbols: [AAPL]\nsource: { file: { path: ticks.csv } }\ngrace: 30s\nbars: []\nwindows: [{ name: w, "
                + window + " }]\n";
    }

    /** One tick a second; the price of second i is i + 1. */
    private void write(int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        if (from == 0) {
            lines.add("symbol,time,price");
        }
        for (int i = from; i < to; i++) {
            lines.add("AAPL," + (BEGIN + i * 1_000L) + "," + (i + 1));
        }
        Files.write(folder.resolve("ticks.csv"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<JsonNode> averages(List<String> texts) throws IOException {
        List<JsonNode> averages = new ArrayList<>();
        for (String text : texts) {
            averages.add(json.readTree(text));
        }
        return averages;
    }
}
