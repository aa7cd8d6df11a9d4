package io.stockpipeline.console.notify;

import java.util.Optional;

/** What there is to know of the topic before it is read. */
interface AlarmTopic extends AutoCloseable {
    /**
     * The topic as it is now.
     *
     * @param id tells a topic that was made anew from the one before
     * @param partitions their number
     */
    record Facts(String id, int partitions) {}

    /** Asks Kafka; empty when there is no such topic. */
    Optional<Facts> look() throws InterruptedException;

    @Override
    void close();
}
