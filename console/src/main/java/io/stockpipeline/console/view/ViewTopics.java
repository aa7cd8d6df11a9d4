package io.stockpipeline.console.view;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the view reads and where it begins in them. Record timestamps are arrival times, so that going back by a
 * length of time finds what arrived within it, also when a file of another year is replayed.
 */
final class ViewTopics {
    /** What is kept reaches back from event times, which come a little before arrival. */
    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** Alarms are few, and an episode may last. */
    private static final Duration ALARMS = Duration.ofDays(1);

    private final String averages;
    private final String alarms;
    private final String bars;
    private final int partitions;
    private final Duration averagesBack;
    private final Duration barsBack;

    ViewTopics(StockPipeline pipeline, ViewPlan plan) {
        PipelineTopics topics = PipelineTopics.of(pipeline);
        averages = topics.averages();
        alarms = topics.alarms();
        bars = topics.bars();
        partitions = pipeline.spec().topics().effectivePartitions();
        averagesBack = Duration.ofMillis(plan.span()).plus(MARGIN);
        barsBack = Duration.ofHours(plan.hoursOf(plan.symbols().size())).plus(MARGIN);
    }

    boolean isAverages(String topic) {
        return topic.equals(averages);
    }

    boolean isAlarms(String topic) {
        return topic.equals(alarms);
    }

    List<TopicPartition> all() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(bars, alarms, averages)) {
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        return all;
    }

    /** Whether every partition is there. */
    boolean exist(Consumer<?, ?> consumer) {
        Map<String, ?> known = consumer.listTopics();
        return known.keySet().containsAll(Set.of(averages, alarms, bars));
    }

    /** Goes to the first record that arrived after the length of time before now, or to the end where there is none. */
    void seek(Consumer<?, ?> consumer, long now) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (TopicPartition partition : all()) {
            times.put(partition, Math.max(0, now - back(partition.topic()).toMillis()));
        }
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        List<TopicPartition> quiet = new ArrayList<>();
        for (TopicPartition partition : all()) {
            OffsetAndTimestamp offset = found.get(partition);
            if (offset == null) {
                quiet.add(partition);
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
        consumer.endOffsets(quiet).forEach(consumer::seek);
    }

    private Duration back(String topic) {
        if (topic.equals(averages)) {
            return averagesBack;
        }
        if (topic.equals(bars)) {
            return barsBack;
        }
        return averagesBack.compareTo(ALARMS) > 0 ? averagesBack : ALARMS;
    }
}
