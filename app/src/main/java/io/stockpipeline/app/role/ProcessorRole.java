package io.stockpipeline.app.role;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import io.stockpipeline.processor.metrics.ProcessorMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes averages, alarms and bars. */
public final class ProcessorRole implements Role {
    private final ProcessorApp processor;
    private final @Nullable KafkaSource source;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Makes the role.
     *
     * @param stateFolder where Kafka Streams keeps its files
     * @throws io.stockpipeline.model.line.WrongMappingException when its kafka source maps fields to what cannot be
     * @throws io.stockpipeline.processor.UnusableSourceTopicException when its kafka source is a topic that it writes
     */
    public ProcessorRole(StockPipeline pipeline, ClientSettings clients, Path stateFolder) {
        source = pipeline.spec().source().kafka();
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
        List<String> own =
                List.of(topics.ticks(), topics.averages(), topics.alarms(), topics.bars(), topics.deadLetters());
        return source == null
                ? own
                : Stream.concat(own.stream(), Stream.of(source.topic())).toList();
    }

    @Override
    public void start(Supplier<String> metricsPage) throws InterruptedException {
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

    /** An absent Kafka is no fault of the processor's: Kafka Streams waits for it. */
    @Override
    public Health live() {
        Throwable cause = failure.get();
        if (cause != null) {
            return Health.not("the processor cannot go on: " + cause);
        }
        return switch (processor.state()) {
            case PENDING_ERROR, ERROR, NOT_RUNNING -> Health.not("Kafka Streams is dead: " + processor.state());
            default -> Health.ok();
        };
    }

    /**
     * Ready from the first time that everything was restored. Later it stays so while partitions move, or each pod that comes
     * or goes would make all others unready.
     */
    @Override
    public Health ready() {
        Health live = live();
        if (!live.well()) {
            return live;
        }
        return switch (processor.state()) {
            case RUNNING -> Health.ok();
            case REBALANCING ->
                processor.hasRun()
                        ? Health.ok("partitions are being moved")
                        : Health.not("Kafka Streams is taking partitions over and restoring their state");
            default -> Health.not("Kafka Streams is not running: " + processor.state());
        };
    }

    @Override
    public List<MeterBinder> metrics() {
        return List.of(new ProcessorMetrics(processor));
    }

    @Override
    public void close(Duration patience) {
        processor.close(patience);
    }
}
