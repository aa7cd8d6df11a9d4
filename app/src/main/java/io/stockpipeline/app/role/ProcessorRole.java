package io.stockpipeline.app.role;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Computes averages, alarms and bars. */
public final class ProcessorRole implements Role {
    private final ProcessorApp processor;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Makes the role.
     *
     * @param stateFolder where Kafka Streams keeps its files
     * @throws io.stockpipeline.engine.UnsupportedAlarmException when the pipeline wants an alarm this version has not
     */
    public ProcessorRole(StockPipeline pipeline, ClientSettings clients, Path stateFolder) {
        processor = new ProcessorApp(
                pipeline,
                new ProcessorConnection(clients.bootstrapServers(), clients.properties(), stateFolder),
                cause -> failure.compareAndSet(null, cause));
    }

    @Override
    public String name() {
        return "processor";
    }

    @Override
    public List<String> topics(PipelineTopics topics) {
        return List.of(topics.ticks(), topics.averages(), topics.alarms(), topics.bars(), topics.deadLetters());
    }

    @Override
    public void start() throws InterruptedException {
        try {
            processor.start();
        } catch (ExecutionException e) {
            throw new FailedException("Kafka does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close(Duration patience) {
        processor.close(patience);
    }
}
