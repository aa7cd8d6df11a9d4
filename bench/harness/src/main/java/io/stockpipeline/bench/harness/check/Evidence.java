package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a check may look at, once a contestant has ended.
 *
 * @param partitions of input and output
 * @param records reads the topics
 */
public record Evidence(Contest contest, int partitions, RecordSource records) {
    /** Where records are read from. */
    @FunctionalInterface
    public interface RecordSource {
        /** Hands over a partition's committed records, from the first, until the reader answers false. */
        void read(String topic, int partition, Predicate<ConsumerRecord<byte[], byte[]>> reader);
    }

    /** The first records that went in. */
    public List<ConsumerRecord<byte[], byte[]>> input(int partition, int atMost) {
        return head(contest.input(), partition, atMost);
    }

    /** The first committed records that came out. */
    public List<ConsumerRecord<byte[], byte[]>> output(int partition, int atMost) {
        return head(contest.output(), partition, atMost);
    }

    /** Every tick of an input partition before a time, the late ones included; epoch milliseconds. */
    List<Tick> ticksBefore(int partition, long time) {
        TickReader reader = new TickReader();
        List<Tick> ticks = new ArrayList<>();
        records.read(contest.input(), partition, record -> {
            Tick tick = reader.read(record.value());
            if (tick.time() < time) {
                ticks.add(tick);
            }
            return tick.time() < time + Workload.GRACE_MS;
        });
        return ticks;
    }

    private List<ConsumerRecord<byte[], byte[]>> head(String topic, int partition, int atMost) {
        List<ConsumerRecord<byte[], byte[]>> head = new ArrayList<>();
        records.read(topic, partition, record -> {
            head.add(record);
            return head.size() < atMost;
        });
        return head;
    }
}
