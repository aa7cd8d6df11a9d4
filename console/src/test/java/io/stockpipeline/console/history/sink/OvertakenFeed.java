package io.stockpipeline.console.history.sink;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A feed on whose way from Kafka to the database something else happens. */
record OvertakenFeed(TopicFeed feed, Meanwhile meanwhile) implements TopicFeed {
    interface Meanwhile {
        void happens() throws Exception;
    }

    @Override
    public Map<SinkTopic, Found> describe() {
        return feed.describe();
    }

    @Override
    public Map<SinkPartition, Bounds> bounds(Collection<SinkPartition> partitions) {
        return feed.bounds(partitions);
    }

    @Override
    public void readFrom(Map<SinkPartition, Long> positions) {
        feed.readFrom(positions);
    }

    @Override
    public List<SinkRecord> poll() throws PositionsLostException {
        List<SinkRecord> polled = feed.poll();
        try {
            meanwhile.happens();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return polled;
    }

    @Override
    public Map<SinkPartition, Long> positions() {
        return feed.positions();
    }

    @Override
    public Map<SinkPartition, Long> behind() {
        return feed.behind();
    }

    @Override
    public void wakeUp() {
        feed.wakeUp();
    }

    @Override
    public void close() {
        feed.close();
    }
}
