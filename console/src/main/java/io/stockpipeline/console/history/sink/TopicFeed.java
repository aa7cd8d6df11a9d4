package io.stockpipeline.console.history.sink;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The topics as the sink reads them; the seam at which tests put in topics of their own. For one thread, but for
 * {@link #wakeUp()}.
 */
interface TopicFeed extends AutoCloseable {
    /**
     * A topic that is there.
     *
     * @param id made with the topic: a topic of the same name that was made anew has another
     */
    record Found(String id, int partitions) {}

    /**
     * What a partition holds.
     *
     * @param beginning the first offset that is still there
     * @param end the offset after the last committed record
     */
    record Bounds(long beginning, long end) {}

    /** The topics that are there; what is missing may come later. */
    Map<SinkTopic, Found> describe();

    Map<SinkPartition, Bounds> bounds(Collection<SinkPartition> partitions);

    /** Reads these partitions and no others from now on, each from its offset. */
    void readFrom(Map<SinkPartition, Long> positions);

    /**
     * The next records in the order of each partition, perhaps none.
     *
     * @throws PositionsLostException when the records of a position are no longer there
     */
    List<SinkRecord> poll() throws PositionsLostException;

    /** Offsets that come next; past what is no record, like the marks of transactions. */
    Map<SinkPartition, Long> positions();

    /** Records behind each position, of those partitions of which it is known. */
    Map<SinkPartition, Long> behind();

    /** Ends a call that waits, and those that come: only {@link #close} is to follow. Callable from any thread. */
    void wakeUp();

    @Override
    void close();
}
