package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run has a dashboard and an API, and a history that outlives it, however it ends. */
class RunConsoleTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^dashboard: (http://localhost:\\d+)$");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKS = 3_000;
    private static final int STOP_SECONDS = 20;
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private Process process;

    @AfterEach
    void endProcess() throws InterruptedException {
        process.destroyForcibly().waitFor();
        // A killed run cannot stop its database: the next would, and there is none.
        ProcessHandle.allProcesses()
                .filter(other -> other.info()
                        .command()
                        .filter(program -> program.startsWith(folder.toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroy);
    }

    @Test
    void shouldShowWhatItComputesAndKeepItThroughKillAndStart() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(7).writePipeline(2, "ExactlyOnce");

        long accepted = acceptedByBacktest(file);
        assertThat(accepted).isBetween(TICKS / 2L, (long) TICKS);

        URI first = started(file, 1);
        JsonNode pipeline = get(first, "/api/v1/pipeline");
        assertThat(pipeline.path("name").asText()).isEqualTo("local.crash");
        awaitAll(first, accepted);
        Set<String> seen = records(first);
        assertThat(text(first, "/")).contains("<title>StockPipeline</title>");

        process.destroyForcibly().waitFor();
        URI second = started(file, 2);
        awaitAll(second, accepted);

        assertThat(records(second)).isEqualTo(seen);
        process.destroy();
        assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void shouldHoldAllOfARunThatEndsByItself() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(8).writePipeline(2, "ExactlyOnce");
        RunProcess runs = new RunProcess(folder);

        process = runs.start(file, "--port", "0", "--exit-when-done");
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(runs.printed()).isZero();
        assertThat(runs.printed()).doesNotContain("does not hold");

        // The topics gone, the history is all that is left of it.
        Path data = folder.resolve("data/local.crash");
        deleteAll(data.resolve("kafka"));
        Files.writeString(folder.resolve("ticks.csv"), "symbol,time,price,size,side,id\n");
        URI second = started(file, 2);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get(second, "/api/v1/status")
                        .at("/history/state")
                        .asText()
                        .equals("ready"));
        assertThat(records(second)).hasSize((int) accepted(runs.printed()));
    }

    @Test
    void shouldSayThatThereIsNoHistoryWhereItComesWithoutAPostgresql() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(9).writePipeline(2, "ExactlyOnce");

        URI console = started(new RunProcess(folder).asInTheImage(), file, 1);

        assertThat(get(console, "/api/v1/status").at("/history/state").asText()).isEqualTo("none");
        assertThat(new RunProcess(folder).printed())
                .contains("there is no history: this program comes without a PostgreSQL; name yours with --history")
                .doesNotContain("Exception");
    }

    private static long accepted(String printed) {
        Matcher figure = Pattern.compile("(?m)^accepted +([0-9,]+)$").matcher(printed);
        assertThat(figure.find()).isTrue();
        return Long.parseLong(figure.group(1).replace(",", ""));
    }

    private static void deleteAll(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private long acceptedByBacktest(Path file) throws IOException, InterruptedException {
        return Topics.ofBacktest(file, folder).averages().values().stream()
                .flatMap(List::stream)
                .filter(record -> record.contains("\"tick\":{"))
                .count();
    }

    private URI started(Path file, int run) throws Exception {
        return started(new RunProcess(folder), file, run);
    }

    private URI started(RunProcess runs, Path file, int run) throws Exception {
        process = runs.start(file, "--port", "0");
        Awaitility.await().atMost(PATIENCE).until(() -> addresses(runs.printed()) == run);
        Matcher address = ADDRESS.matcher(runs.printed());
        String last = "";
        while (address.find()) {
            last = address.group(1);
        }
        return URI.create(last);
    }

    private static long addresses(String printed) {
        return ADDRESS.matcher(printed).results().count();
    }

    /** Until the view and the history hold everything that was computed. */
    private void awaitAll(URI console, long accepted) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            JsonNode status = get(console, "/api/v1/status");
            return status.at("/view/ready").asBoolean()
                    && status.at("/history/state").asText().equals("ready")
                    && status.path("lag").asLong() == 0
                    && status.at("/history/lag").asLong(1) == 0
                    && records(console).size() == accepted;
        });
    }

    private Set<String> records(URI console) throws IOException, InterruptedException {
        Set<String> records = new HashSet<>();
        JsonNode page = get(console, "/api/v1/ticks?limit=5000");
        page.path("ticks").forEach(tick -> records.add(tick.path("record").asText()));
        return records;
    }

    private JsonNode get(URI console, String path) throws IOException, InterruptedException {
        return JSON.readTree(text(console, path));
    }

    private String text(URI console, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(console.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
