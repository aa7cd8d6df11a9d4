package io.stockpipeline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.metrics.AccessMetrics;
import io.stockpipeline.console.metrics.DeliveryMetrics;
import io.stockpipeline.console.metrics.HistoryMetrics;
import io.stockpipeline.console.metrics.StreamMetrics;
import io.stockpipeline.console.metrics.TradeLatency;
import io.stockpipeline.console.metrics.ViewMetrics;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.metrics.ExtractorMetrics;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import io.stockpipeline.processor.metrics.ProcessorMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on metrics names every metric of ours with its type and labels, and none that there is not. */
class DocumentedMetricsTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(stockpipeline_\\w+)` \\| (counter|gauge|histogram) \\|([^|]*)\\| (\\w+) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (stockpipeline_\\w+) (\\w+)$");
    private static final Pattern OURS =
            Pattern.compile("\\b(stockpipeline_(?:extractor|source|processor|console)_\\w+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @TempDir
    Path folder;

    /** What a reader of the page relies on. */
    private record Metric(String type, Set<String> labels) {}

    @Test
    void shouldNameWhatIsServedAndNothingElse() throws Exception {
        assertThat(documented()).isNotEmpty().isEqualTo(served(page()));
    }

    @Test
    void shouldExplainEveryMetricToPrometheusToo() throws Exception {
        String page = page();

        assertThat(documented().keySet())
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^# HELP " + name + " \\S+"));
    }

    @Test
    void shouldAlertOnlyOnWhatThereIs() throws Exception {
        Set<String> asked = new TreeSet<>();
        for (String page : List.of("operations.md", "kubernetes.md", "kubernetes-troubleshooting.md")) {
            asked.addAll(words(OURS, Files.readString(PAGE.resolveSibling(page))));
        }

        assertThat(asked)
                .contains("stockpipeline_source_last_tick_timestamp_seconds")
                .allSatisfy(
                        name -> assertThat(documented()).containsKey(name.replaceFirst("_(bucket|count|sum)$", "")));
    }

    private String page() throws Exception {
        StockPipeline pipeline = PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: documented }
                spec: { symbols: [A], source: { synthetic: {} }, windows: [{ size: 5m }] }
                """);
        Extractor extractor = new Extractor(
                pipeline,
                new PublisherConnection("127.0.0.1:9", Map.of(), "none"),
                0,
                SourceContext.of(folder, null, Clock.systemUTC()));
        ProcessorApp processor =
                new ProcessorApp(pipeline, new ProcessorConnection("127.0.0.1:9", Map.of(), folder), failure -> {});
        try (MetricsPage page = new MetricsPage()) {
            page.add(List.of(new ExtractorMetrics(extractor, "synthetic"), new ProcessorMetrics(processor)));
            page.add(List.of(
                    new ViewMetrics(() -> true, () -> true, () -> 1, () -> 2, () -> 3, () -> 4),
                    new AccessMetrics(() -> 1, () -> 2),
                    new StreamMetrics(() -> 1, () -> 2, () -> 3),
                    new HistoryMetrics(() -> "ready", () -> 1, () -> 2, () -> 3, () -> 4),
                    new DeliveryMetrics(List.of("desk"), name -> new DeliveryMetrics.Counts(1, 2, 3, 4)),
                    new TradeLatency()));
            return page.text();
        }
    }

    private static Map<String, Metric> documented() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> new Metric(row.group(2), words(Pattern.compile("`(\\w+)`"), row.group(3))),
                        (first, second) -> new Metric("twice", first.labels()),
                        TreeMap::new));
    }

    private static Map<String, Metric> served(String page) {
        Map<String, Metric> served = new TreeMap<>();
        Matcher types = TYPE.matcher(page);
        while (types.find()) {
            String name = types.group(1);
            String suffix = types.group(2).equals("histogram") ? "_bucket" : "";
            Set<String> labels = Pattern.compile("(?m)^" + name + suffix + "\\{(.*)} ")
                    .matcher(page)
                    .results()
                    .flatMap(series -> words(LABEL, series.group(1)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            served.put(name, new Metric(types.group(2), labels));
        }
        return served;
    }

    private static Set<String> words(Pattern word, String text) {
        return word.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
