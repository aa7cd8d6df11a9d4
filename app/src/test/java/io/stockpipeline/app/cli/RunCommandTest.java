package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String SYNTHETIC = "synthetic: { rate: 10, count: 3000 }";

    @TempDir
    Path folder;

    @Test
    void processesAFiniteSourceToItsEndAndOnlyOnce() throws Exception {
        Path pipeline = pipeline(SYNTHETIC, "");

        CommandRun first = run(pipeline, "--exit-when-done");

        assertThat(first.err()).startsWith("local.tech on embedded Kafka at 127.0.0.1:");
        assertThat(first.exitCode()).isZero();
        assertThat(figures(first))
                .contains("read 3,000", "accepted 3,000", "late 0", "duplicates 0", "dead letters 0", "averages 3,000");
        assertThat(first.outLines().get(0)).matches("2024-01-02T14:\\d\\d:[0-9.]+Z [AB] price .*, 5m [0-9.]+");

        CommandRun second = run(pipeline, "--exit-when-done");

        assertThat(second.exitCode()).isZero();
        assertThat(figures(second).subList(0, 6)).isEqualTo(figures(first).subList(0, 6));
        assertThat(second.err()).contains("nothing was new in the source");
    }

    @Test
    void printsEveryAlarm() throws Exception {
        CommandRun run = run(pipeline(SYNTHETIC, ", tolerance: 0.001%"), "--exit-when-done");

        long printed = run.outLines().stream()
                .filter(line -> line.startsWith("alarm "))
                .count();
        assertThat(printed).isPositive();
        assertThat(figures(run)).contains(String.format(Locale.ROOT, "alarms %,d", printed));
    }

    @Test
    void stopsAfterTheTimeGiven() throws Exception {
        CommandRun run = run(
                pipeline("synthetic: { rate: 50 }", ""), "--for", "3s", "--quiet", "--port", "0", "--history", "none");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(figures(run)).noneMatch(line -> line.equals("read 0"));
    }

    @Test
    void refusesToWaitForTheEndOfWhatHasNone() throws Exception {
        CommandRun run = run(pipeline("yahoo: {}", ""), "--exit-when-done");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("--exit-when-done: the source yahoo has no end of its own; use --for,"
                        + " or stop with Ctrl-C");
    }

    @Test
    void namesFieldFileAndVariableOfAMissingKey() throws Exception {
        Path source = pipeline("finnhub: { apiKey: { secretKeyRef: { name: desk, key: token } } }", "");

        CommandRun run = run(source);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("spec.source.finnhub.apiKey.secretKeyRef: give --secrets-dir DIR, where "
                        + Path.of("desk", "token")
                        + " lies, or set the environment variable STOCKPIPELINE_FINNHUB_KEY");
    }

    @Test
    void looksForKeyAndSecretInTheFolderOfSecrets() throws Exception {
        Path source = pipeline("alpaca: { credentials: { secretRef: { name: desk } } }", "");
        Path secrets = folder.resolve("secrets");
        Files.writeString(Files.createDirectories(secrets.resolve("desk")).resolve("key"), "PK1");

        CommandRun run = run(source, "--secrets-dir", secrets.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("spec.source.alpaca.credentials.secretRef: there is no file "
                        + secrets.resolve("desk").resolve("secret")
                        + "; put the key there, or set the environment variable STOCKPIPELINE_ALPACA_SECRET");
    }

    @Test
    void namesAMissingFileOfTicks() throws Exception {
        CommandRun run = run(pipeline("file: { path: missing.csv }", ""));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().startsWith("spec.source.file.path: ");
    }

    @Test
    void saysWhenNoKafkaAnswers() throws Exception {
        CommandRun run = run(pipeline(SYNTHETIC, ""), "--kafka", "127.0.0.1:9");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("no answer from Kafka at 127.0.0.1:9: is it running, and is the address right?");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run =
                    run(pipeline(SYNTHETIC, ""), "--port", String.valueOf(other.getLocalPort()), "--history", "none");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("--port: " + other.getLocalPort() + " is taken (")
                    .endsWith("): give another, or none for any free one");
        }
    }

    @Test
    void refusesAHistoryThatIsNoPostgresAndDoesNotRepeatIt() throws Exception {
        for (String url :
                List.of("jdbc:mysql://db/prices?password=hush", "jdbc:postgresql://db:543222/p?password=hush")) {
            assertRefused(run(pipeline(SYNTHETIC, ""), "--history", url));
        }
    }

    private static void assertRefused(CommandRun run) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("--history: give none, or the URL of a PostgreSQL:"
                        + " jdbc:postgresql://HOST/DATABASE?user=NAME");
    }

    @Test
    void refusesOptionsOfAConsoleThatTheFileDoesNotWant() throws Exception {
        CommandRun run = run(pipeline(SYNTHETIC, "", "console: { enabled: false }"), "--port", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("--port and --history are for a console, and the file wants none:"
                        + " leave them out, or take out spec.console.enabled");
    }

    @Test
    void saysWhichSecretOfTheConsoleIsMissing() throws Exception {
        CommandRun run = run(
                pipeline(SYNTHETIC, "", "console: { auth: { type: Token, secretRef: { name: readers } } }"),
                "--history",
                "none");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("spec.console.auth.secretRef: give --secrets-dir DIR, where the Secret's keys lie as"
                        + " files in the folder readers");
    }

    @Test
    void saysThatNotificationsAreNotSentWithoutAConsole() throws Exception {
        CommandRun run = run(
                pipeline(
                        SYNTHETIC,
                        "",
                        "console: { history: { secretRef: { name: pg } } }",
                        "notifications: [{ name: desk, webhook: { url: 'https://example.com/hook',"
                                + " secretKeyRef: { name: desk, key: key } } }]"),
                "--exit-when-done");

        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines())
                .contains("alarms are not sent to spec.notifications: that needs a console with a history");
    }

    private CommandRun run(Path pipeline, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "run";
        arguments[1] = pipeline.toString();
        arguments[2] = "--data-dir";
        arguments[3] = folder.resolve("data").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandRun.of(arguments);
    }

    /** The summary's lines, each with single spaces. */
    private static List<String> figures(CommandRun run) {
        List<String> lines = run.outLines();
        int summary = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("read "))
                .findFirst()
                .orElseThrow());
        return lines.subList(summary, lines.size()).stream()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    private Path pipeline(String source, String tolerance, String... more) throws Exception {
        String yaml = """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: tech
                spec:
                  symbols: [A, B]
                  source:
                    %s
                  windows:
                    - { size: 5m%s }
                  topics: { partitions: 2, replicationFactor: 3 }
                """.formatted(source, tolerance) + String.join("\n", more).indent(2);
        return Files.writeString(folder.resolve("pipeline.yaml"), yaml);
    }
}
