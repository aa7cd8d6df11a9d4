package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.broker.PartitionHead;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a check may look at, once a contestant has ended.
 *
 * @param partitions of input and output
 */
public record Evidence(Contest contest, int partitions) {
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
        new PartitionHead(contest.bootstrapServers()).read(contest.input(), partition, record -> {
            Tick tick = reader.read(record.value());
            if (tick.time() < time) {
                ticks.add(tick);
            }
            return tick.time() < time + Workload.GRACE_MS;
        });
        return ticks;
    }

    private List<ConsumerRecord<byte[], byte[]>> head(String topic, int partition, int atMost) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new PartitionHead(contest.bootstrapServers()).read(topic, partition, record -> {
            records.add(record);
            return records.size() < atMost;
        });
        return records;
    }
}
