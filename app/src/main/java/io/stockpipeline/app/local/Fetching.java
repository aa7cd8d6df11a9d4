package io.stockpipeline.app.local;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.metrics.ExtractorMetrics;
import io.stockpipeline.extractor.metrics.MeteredClients;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What brings ticks to Kafka in a run: an extractor, or nobody where they are in a topic already. */
final class Fetching implements AutoCloseable {
    private static final ExtractorCounters NOTHING = new ExtractorCounters(0, 0, Map.of(), 0, 0);

    private final @Nullable Extractor extractor;
    private final List<MeterBinder> metrics;

    private Fetching(@Nullable Extractor extractor, List<MeterBinder> metrics) {
        this.extractor = extractor;
        this.metrics = metrics;
    }

    /** @throws io.stockpipeline.extractor.source.SourceConfigurationException when the source cannot be had */
    static Fetching of(StockPipeline pipeline, ClientSettings clients, SourceContext context) {
        Source source = pipeline.spec().source().selected();
        if (source instanceof KafkaSource) {
            return new Fetching(null, List.of());
        }
        MeteredClients publishing = new MeteredClients(new PublisherConnection(
                clients.bootstrapServers(), clients.properties(), pipeline.qualifiedName() + "-extractor-0"));
        Extractor extractor = Extractor.ofAllShards(pipeline, publishing, context);
        return new Fetching(extractor, List.of(publishing, new ExtractorMetrics(extractor, source.key())));
    }

    List<MeterBinder> metrics() {
        return metrics;
    }

    void start() {
        if (extractor != null) {
            extractor.start();
        }
    }

    ExtractorCounters counters() {
        return extractor == null ? NOTHING : extractor.counters();
    }

    /** Whether a finite source has come to its end; a topic has none. */
    boolean ended() {
        return extractor != null && extractor.ended();
    }

    Optional<Throwable> failure() {
        return extractor == null ? Optional.empty() : extractor.failure();
    }

    @Override
    public void close() {
        if (extractor != null) {
            extractor.close();
        }
    }
}
