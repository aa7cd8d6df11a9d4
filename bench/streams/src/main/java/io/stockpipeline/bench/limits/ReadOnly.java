package io.stockpipeline.bench.limits;

import io.stockpipeline.bench.clients.ClientTuning;
import io.stockpipeline.bench.meter.Contest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads, and does nothing with it. At the input's end it begins anew: it would be through before it is warm. */
public final class ReadOnly {
    private static final Duration POLL = Duration.ofMillis(100);

    private ReadOnly() {}

    public static void main(String[] arguments) throws InterruptedException {
        Contest contest = Contest.ofThisProcess();
        ClientTuning.tell();
        ConsumingThreads threads = new ConsumingThreads(contest);
        threads.run((consumer, thread) -> {
            while (!threads.stopped()) {
                if (consumer.poll(POLL).isEmpty() && isAtEnd(consumer)) {
                    consumer.seekToBeginning(consumer.assignment());
                }
            }
        });
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }
}
