package io.stockpipeline.processor.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorCounters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** What a processor has counted since it started, its state, and everything that Kafka Streams and its clients tell. */
public final class ProcessorMetrics implements MeterBinder, AutoCloseable {
    /** Meters of partitions come and go with them; this is how long a new one, its lag for example, is not seen at most. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final ProcessorApp processor;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "processor-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable KafkaStreamsMetrics ofStreams;

    /** @param processor not started yet, so that Kafka Streams can be looked at as it starts */
    public ProcessorMetrics(ProcessorApp processor) {
        this.processor = processor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "accepted", "Ticks taken in, late ones included", ProcessorCounters::accepted);
        counter(registry, "late", "Accepted ticks older than their symbol's latest", ProcessorCounters::late);
        counter(registry, "duplicates", "Ticks that had come before", ProcessorCounters::duplicates);
        counter(registry, "averages", "Records of averages", ProcessorCounters::averages);
        counter(registry, "bars", "Records of bars", ProcessorCounters::bars);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            FunctionCounter.builder(
                            "stockpipeline.processor.dead.letters",
                            processor,
                            it -> it.countedHere().deadLetters(reason))
                    .description("Records of ticks that could not be used, by reason")
                    .tag("reason", reason.name())
                    .register(registry);
        }
        FunctionCounter.builder("stockpipeline.processor.passed.over", processor, ProcessorApp::recordsPassedOver)
                .description("Records of a kafka source that hold no tick, such as pings")
                .register(registry);
        for (Alarm.Type type : Alarm.Type.values()) {
            FunctionCounter.builder("stockpipeline.processor.alarms", processor, it -> it.alarmsSent(type))
                    .description("Records of alarms, begun and ended ones, by type")
                    .tag("type", type.name())
                    .register(registry);
        }
        for (KafkaStreams.State state : List.of(KafkaStreams.State.values())) {
            Gauge.builder("stockpipeline.processor.state", processor, it -> it.state() == state ? 1 : 0)
                    .description("1: the state that Kafka Streams is in")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("stockpipeline.processor.restoring.partitions", processor, ProcessorApp::restoringPartitions)
                .description("Partitions that wait for their state to be read back")
                .register(registry);
        FunctionCounter.builder("stockpipeline.processor.restored", processor, ProcessorApp::restoredRecords)
                .description("Records of state read back")
                .baseUnit("records")
                .register(registry);
        processor.onStart(streams -> look(streams, registry));
    }

    private synchronized void look(KafkaStreams streams, MeterRegistry registry) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, List.of(), refresher, REFRESH);
        metrics.bindTo(registry);
        ofStreams = metrics;
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ProcessorCounters> count) {
        FunctionCounter.builder(
                        "stockpipeline.processor." + name, processor, it -> count.applyAsDouble(it.countedHere()))
                .description(description)
                .register(registry);
    }

    @Override
    public synchronized void close() {
        if (ofStreams != null) {
            ofStreams.close();
        }
        refresher.shutdownNow();
    }
}
