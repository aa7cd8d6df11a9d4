package io.stockpipeline.extractor;

import io.stockpipeline.model.spec.CoinbaseSource;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.ExtractorSpec;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.Metadata;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.SocketSource;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.SourceSpec;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.spec.YahooSource;
import java.util.List;
import java.util.Map;

/** Pipelines for tests: a source, symbols, and the defaults of all else. */
public final class Pipelines {
    private Pipelines() {}

    public static StockPipeline of(Source source, String... symbols) {
        return of(1, source, symbols);
    }

    public static StockPipeline of(int shards, Source source, String... symbols) {
        return new StockPipeline(
                StockPipeline.API_VERSION,
                StockPipeline.KIND,
                new Metadata("tech", "local", Map.of(), Map.of()),
                spec(shards, source, List.of(symbols)));
    }

    private static StockPipelineSpec spec(int shards, Source source, List<String> symbols) {
        Span week = Span.of("7d");
        return new StockPipelineSpec(
                false,
                false,
                symbols,
                50_000,
                new SourceSpec(
                        source instanceof YahooSource yahoo ? yahoo : null,
                        null,
                        source instanceof CoinbaseSource coinbase ? coinbase : null,
                        null,
                        null,
                        null,
                        null,
                        source instanceof FileSource file ? file : null,
                        source instanceof SocketSource socket ? socket : null,
                        source instanceof SyntheticSource synthetic ? synthetic : null),
                List.of(),
                Span.of("1ms"),
                Span.of("30s"),
                Span.of("1m"),
                null,
                null,
                List.of(),
                List.of(Span.of("1m")),
                null,
                new TopicsSpec(
                        3,
                        null,
                        null,
                        new TopicsSpec.Retention(week, week, week, week, week),
                        TopicsSpec.Management.Admin,
                        null,
                        TopicsSpec.DeletionPolicy.Retain),
                new ExtractorSpec(shards, null),
                new ProcessorSpec(
                        1, 1, ProcessorSpec.Guarantee.ExactlyOnce, null, null, null, Span.of("10m"), Map.of(), null),
                new ConsoleSpec(
                        false,
                        1,
                        null,
                        new ConsoleSpec.Auth(ConsoleSpec.Auth.Type.None, null, null, null),
                        null,
                        new ConsoleSpec.Service(ConsoleSpec.Service.Type.ClusterIP),
                        null,
                        null),
                List.of(),
                null,
                0);
    }
}
