package io.stockpipeline.processor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which partitions' state is being read back from its changelog. Safe to read from any thread. */
final class Restoration implements StateRestoreListener {
    private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
    private final LongAdder records = new LongAdder();

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        underWay.add(partition);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        records.add(count);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long count) {
        underWay.remove(partition);
    }

    /** The partition went elsewhere before it was through. */
    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long count) {
        underWay.remove(partition);
    }

    int partitions() {
        return underWay.size();
    }

    long records() {
        return records.sum();
    }
}
