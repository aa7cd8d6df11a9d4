package io.stockpipeline.console.history.sink;

/** A partition of one of the topics. */
record SinkPartition(SinkTopic topic, int partition) {
    @Override
    public String toString() {
        return topic.label() + "-" + partition;
    }
}
