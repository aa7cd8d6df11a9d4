package io.stockpipeline.app.role;

import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetches ticks and publishes them. After the end of a finite source it idles. */
public final class ExtractorRole implements Role {
    private final Extractor extractor;

    /**
     * Makes the role.
     *
     * @param pipelineFolder where the pipeline's file lies
     * @param shard from 0
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when the source cannot be had
     */
    public ExtractorRole(StockPipeline pipeline, ClientSettings clients, Path pipelineFolder, int shard) {
        String name = pipeline.qualifiedName() + "-extractor-" + shard;
        extractor = new Extractor(
                pipeline,
                new PublisherConnection(clients.bootstrapServers(), clients.properties(), name),
                shard,
                pipelineFolder,
                Clock.systemUTC());
    }

    @Override
    public String name() {
        return "extractor";
    }

    @Override
    public List<String> topics(PipelineTopics topics) {
        return List.of(topics.ticks(), topics.deadLetters(), topics.positions());
    }

    @Override
    public void start() {
        extractor.start();
    }

    @Override
    public Optional<Throwable> failure() {
        return extractor.failure();
    }

    @Override
    public void close(Duration patience) {
        extractor.close();
    }
}
