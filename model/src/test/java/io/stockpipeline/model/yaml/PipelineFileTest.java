package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Fault;
import io.stockpipeline.model.spec.CalendarSpec.Day;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.Speed;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.spec.YahooSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {
    private static final String HEAD = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: tech }
            """;
    private static final String SMALLEST = HEAD + """
            spec:
              symbols: [AAPL]
              source: { yahoo: {} }
              windows: [{ size: 5m, tolerance: 0.5% }]
            """;

    @Test
    void shouldFillInEveryDefaultOfTheContract() throws Exception {
        StockPipeline pipeline = PipelineFile.parse(SMALLEST);
        var spec = pipeline.spec();

        assertThat(pipeline.qualifiedName()).isEqualTo("local.tech");
        assertThat(pipeline.metadata().labels()).isEmpty();
        assertThat(spec.suspend()).isFalse();
        assertThat(spec.maxSymbols()).isEqualTo(50_000);
        assertThat(spec.source().selected()).isEqualTo(new YahooSource(YahooSource.Mode.Poll, Span.of("60s")));
        assertThat(spec.windows())
                .containsExactly(new WindowSpec(
                        null,
                        WindowSpec.Type.Sliding,
                        Span.of("5m"),
                        null,
                        null,
                        WindowSpec.Average.Simple,
                        Tolerance.of("0.5%"),
                        WindowSpec.Direction.Both,
                        Span.ZERO,
                        Severity.Warning,
                        WindowSpec.Emit.Update));
        assertThat(spec.resolution()).isEqualTo(Span.of("1ms"));
        assertThat(spec.grace()).isEqualTo(Span.of("30s"));
        assertThat(spec.maxClockSkew()).isEqualTo(Span.of("1m"));
        assertThat(spec.deduplicate()).isNull();
        assertThat(spec.calendar()).isNull();
        assertThat(spec.alarms()).isEmpty();
        assertThat(spec.bars()).containsExactly(Span.of("1m"));
        assertThat(spec.topics().partitions()).isNull();
        assertThat(spec.topics().effectivePartitions()).isEqualTo(12);
        assertThat(spec.topics().retention().deadLetters()).isEqualTo(Span.of("14d"));
        assertThat(spec.topics().management()).isEqualTo(TopicsSpec.Management.Admin);
        assertThat(spec.extractor().shards()).isEqualTo(1);
        assertThat(spec.processor().replicas()).isEqualTo(1);
        assertThat(spec.processor().config()).isEmpty();
        assertThat(spec.processor().startupTimeout()).isEqualTo(Span.of("10m"));
        assertThat(spec.console().enabled()).isTrue();
        assertThat(spec.console().auth().type()).hasToString("None");
        assertThat(spec.notifications()).isEmpty();
        assertThat(spec.restartNonce()).isZero();
    }

    @Test
    void shouldHoldNumbersAndTextsOfAFileSourceAsText() throws Exception {
        StockPipeline pipeline = PipelineFile.read(fixture("valid/source-file.yaml"));

        FileSource file = (FileSource) pipeline.spec().source().selected();
        assertThat(file.columns()).containsEntry("time", "0").containsEntry("symbol", "=BTC-USD");
        assertThat(file.speed()).isEqualTo(Speed.of("10"));
    }

    @Test
    void shouldReadAnUnquotedTimeOfDay() throws Exception {
        var calendar = PipelineFile.read(fixture("valid/calendar.yaml")).spec().calendar();

        assertThat(calendar.timeZone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(calendar.open()).isEqualTo(LocalTime.of(9, 30));
        assertThat(calendar.days()).containsExactly(Day.Mon, Day.Tue);
    }

    @Test
    void shouldMergeTheFieldsOfAnAnchor() throws Exception {
        var windows = PipelineFile.read(fixture("valid/anchors-and-merges.yaml"))
                .spec()
                .windows();

        assertThat(windows.get(1).size()).isEqualTo(Span.of("10m"));
        assertThat(windows.get(1).severity()).isEqualTo(Severity.Info);
    }

    @Test
    void shouldReadNumbersAsKubectlDoes() throws Exception {
        var spec = PipelineFile.read(fixture("valid/from-kubectl.yaml")).spec();

        assertThat(spec.topics().partitions()).isEqualTo(10);
        assertThat(spec.topics().replicationFactor()).isEqualTo(3);
        assertThat(spec.restartNonce()).isEqualTo(16);
    }

    @Test
    void shouldReadFiveThousandSymbolsInMilliseconds() throws Exception {
        String text = withSymbols(5000);
        PipelineFile.parse(text);

        long start = System.nanoTime();
        assertThat(PipelineFile.parse(text).spec().symbols()).hasSize(5000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void shouldRefuseOneSymbolTooMany() {
        assertThat(faultsOf(withSymbols(5001)))
                .isEqualTo(
                        "spec.symbols: has 5001 entries: at most 5000 fit; leave some out, or make a second pipeline");
    }

    @Test
    void shouldRefuseAnEmptyText() {
        assertThat(faultsOf("")).startsWith("line 1, column 1: the file is empty: begin with apiVersion");
    }

    @Test
    void shouldTakeAByteOrderMark() throws Exception {
        assertThat(PipelineFile.parse("\uFEFF" + SMALLEST).metadata().name()).isEqualTo("tech");
    }

    @Test
    void shouldTakeWindowsLineEnds() throws Exception {
        assertThat(PipelineFile.parse(SMALLEST.replace("\n", "\r\n")).metadata().name())
                .isEqualTo("tech");
    }

    @Test
    void shouldRefuseUtf16() {
        byte[] bytes = ("\uFEFF" + SMALLEST).getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> PipelineFile.parse(bytes))
                .hasMessage("line 1, column 1: the text is UTF-16: save the file as UTF-8");
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, SMALLEST + "#".repeat(PipelineFile.MAX_BYTES));

        assertThatThrownBy(() -> PipelineFile.read(file))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessage("the file is larger than 4 MiB: no pipeline needs so much");
    }

    @Test
    void shouldLeaveAMissingFileToTheCaller(@TempDir Path folder) {
        assertThatThrownBy(() -> PipelineFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldCheckATreeWithoutChangingIt() throws Exception {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree("""
                        {"apiVersion":"stockpipeline.io/v1alpha1","kind":"StockPipeline","metadata":{"name":"tech"},
                         "spec":{"symbols":["AAPL"],"source":{"coinbase":{}},"windows":[{"size":"5m"}]}}
                        """);
        ObjectNode before = tree.deepCopy();

        assertThat(PipelineFile.of(tree).spec().source().coinbase()).isNotNull();
        assertThat(tree).isEqualTo(before);
    }

    private static String withSymbols(int count) {
        return HEAD
                + IntStream.range(0, count)
                        .mapToObj("  - SYMBOL-OF-SOME-LETTERS-%d\n"::formatted)
                        .collect(Collectors.joining("", "spec:\n  symbols:\n", ""))
                + "  source: { yahoo: {} }\n  windows: [{ size: 5m }]\n";
    }

    private static String faultsOf(String text) {
        InvalidPipelineException thrown =
                catchThrowableOfType(InvalidPipelineException.class, () -> PipelineFile.parse(text));
        return thrown.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    private static Path fixture(String name) throws Exception {
        return Path.of(PipelineFileTest.class.getResource("/pipelines/" + name).toURI());
    }
}
