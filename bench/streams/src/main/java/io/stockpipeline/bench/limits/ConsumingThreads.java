package io.stockpipeline.bench.limits;

import io.stockpipeline.bench.clients.ClientTuning;
import io.stockpipeline.bench.meter.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Runs a loop over a consumer of its own in each of the contest's threads, until the process is told to end. */
final class ConsumingThreads {
    private final Contest contest;
    private final AtomicBoolean stopped = new AtomicBoolean();

    ConsumingThreads(Contest contest) {
        this.contest = contest;
    }

    /** What a thread does: returns when {@link #stopped()}. */
    @FunctionalInterface
    interface Loop {
        void run(KafkaConsumer<byte[], byte[]> consumer, int thread);
    }

    boolean stopped() {
        return stopped.get();
    }

    /** Runs the loops; returns when all have ended. A loop that fails ends the process. */
    void run(Loop loop) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < contest.threads(); number++) {
            int thread = number;
            threads.add(new Thread(() -> consume(loop, thread), "loop-" + thread));
        }
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main), "stop"));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void consume(Loop loop, int thread) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            loop.run(consumer, thread);
        } catch (RuntimeException e) {
            System.err.println("loop " + thread + " failed: " + e);
            Runtime.getRuntime().halt(1);
        }
    }

    private void stop(Thread main) {
        stopped.set(true);
        try {
            main.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = ClientTuning.consumer();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, contest.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, contest.application());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(contest.input()));
        return consumer;
    }
}
