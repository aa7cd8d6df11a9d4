package io.stockpipeline.bench.harness.latency;

import io.stockpipeline.bench.harness.arena.Input;
import io.stockpipeline.bench.harness.arena.TickSequence;
import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends ticks whose time is the moment they were due, not the moment they could be sent: who delays the generator delays
 * the tick.
 */
final class TickGenerator implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SHORTEST_WAIT_NANOS = 20_000;

    private final String topic;
    private final TickSequence ticks;
    private final TickCodec codec = new TickCodec();
    private final long[] latest;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long sent;

    TickGenerator(String bootstrapServers, String topic, Workload workload) {
        this.topic = topic;
        this.ticks = new TickSequence(workload);
        this.latest = new long[workload.symbols()];
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Ticks sent so far. */
    long sent() {
        return sent;
    }

    /**
     * Sends for so long; returns when the time is over.
     *
     * @param answered how many ticks have been answered so far
     * @return how far it lagged behind its pace in the end
     */
    Duration run(Pace pace, Duration duration, LongSupplier answered) {
        long beginNanos = System.nanoTime();
        long beginMillis = System.currentTimeMillis();
        long endNanos = beginNanos + duration.toNanos();
        long due = beginNanos;
        for (long number = 0; due < endNanos; number++) {
            if (pace instanceof Pace.Rate rate) {
                due = beginNanos + (long) (number * NANOS_PER_SECOND / rate.ticksPerSecond());
            } else if (pace instanceof Pace.FullSpeed speed) {
                due = whenFewer(speed.onTheWay(), answered, endNanos);
            }
            await(due);
            send(beginMillis + (due - beginNanos) / NANOS_PER_MILLI);
        }
        producer.flush();
        Exception lost = failure.get();
        if (lost != null) {
            throw new IllegalStateException("ticks could not be sent", lost);
        }
        return Duration.ofNanos(Math.max(0, System.nanoTime() - endNanos));
    }

    /** Waits while too many are on their way; answers the moment after. */
    private long whenFewer(long onTheWay, LongSupplier answered, long endNanos) {
        long now = System.nanoTime();
        while (sent - answered.getAsLong() >= onTheWay && now < endNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            now = System.nanoTime();
        }
        return now;
    }

    private static void await(long due) {
        for (long rest = due - System.nanoTime(); rest > SHORTEST_WAIT_NANOS; rest = due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to the callback
    private void send(long time) {
        int symbol = (int) (sent % latest.length);
        // A time names one tick of a symbol only.
        latest[symbol] = Math.max(time, latest[symbol] + 1);
        Tick tick = ticks.next(latest[symbol]);
        producer.send(Input.record(topic, tick, codec), (place, fault) -> {
            if (fault != null) {
                failure.compareAndSet(null, fault);
            }
        });
        sent++;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
