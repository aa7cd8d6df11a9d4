package io.stockpipeline.operator.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Reads how ticks flow from Kafka's own books, without reading a tick. */
public final class FlowReader {
    private final KafkaAccess kafka;

    public FlowReader(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * Reads.
     *
     * @param ticks the topic of ticks
     * @param partitions how many it has
     * @param group the processor's consumer group
     * @throws KafkaProblem when Kafka does not say
     */
    public Flow read(String ticks, int partitions, String group) throws KafkaProblem, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = all(ticks, partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetSpec> earliest = all(ticks, partitions, OffsetSpec.earliest());
        Map<TopicPartition, OffsetSpec> newest = all(ticks, partitions, OffsetSpec.maxTimestamp());
        String what = "the offsets of " + ticks + " cannot be read";
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                kafka.ask(what, admin -> admin.listOffsets(latest).all());
        Map<TopicPartition, ListOffsetsResultInfo> begins =
                kafka.ask(what, admin -> admin.listOffsets(earliest).all());
        Map<TopicPartition, ListOffsetsResultInfo> times =
                kafka.ask(what, admin -> admin.listOffsets(newest).all());
        Map<TopicPartition, OffsetAndMetadata> read = kafka.ask(
                "the offsets of group " + group + " cannot be read",
                admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        long lag = 0;
        long end = 0;
        for (var entry : ends.entrySet()) {
            end += entry.getValue().offset();
            ListOffsetsResultInfo begin = begins.get(entry.getKey());
            lag += unread(begin == null ? 0 : begin.offset(), entry.getValue().offset(), read.get(entry.getKey()));
        }
        long lastTick = times.values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(-1);
        return new Flow(lag, end, lastTick < 0 ? null : Instant.ofEpochMilli(lastTick));
    }

    /**
     * Reads of a topic whose number of partitions is its owner's; of one that is not there nothing waits.
     *
     * @throws KafkaProblem when Kafka does not say
     */
    public Flow readForeign(String topic, String group) throws KafkaProblem, InterruptedException {
        Map<String, TopicDescription> described = kafka.askEach(
                "topic " + topic + " cannot be described",
                admin -> admin.describeTopics(List.of(topic)).topicNameValues(),
                UnknownTopicOrPartitionException.class);
        TopicDescription there = described.get(topic);
        return there == null
                ? new Flow(0, 0, null)
                : read(topic, there.partitions().size(), group);
    }

    private static Map<TopicPartition, OffsetSpec> all(String topic, int partitions, OffsetSpec spec) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> spec));
    }

    /** The last entry of a partition is the end of a transaction and no tick: a reader stops before it. */
    private static long unread(long begin, long end, @Nullable OffsetAndMetadata committed) {
        // What was deleted before it was read is not waiting any more.
        long entries = end - Math.max(begin, committed == null ? 0 : committed.offset());
        return entries <= 1 ? 0 : entries;
    }
}
