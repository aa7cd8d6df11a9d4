package io.stockpipeline.console.view;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the view reads and where it begins in them. Record timestamps are arrival times, so that going back by a
 * length of time finds what arrived within it, also when a file of another year is replayed.
 */
final class ViewTopics {
    /** What is kept reaches back from event times, which come a little before arrival. */
    private static final long MARGIN = Duration.ofMinutes(5).toMillis();
    /** Alarms are few, and an episode may last. */
    private static final long ALARMS = Duration.ofDays(1).toMillis();

    private final String averages;
    private final String alarms;
    private final String bars;
    private final int partitions;
    private final boolean live;
    /** Milliseconds. */
    private final long averagesBack;

    private final long barsBack;

    ViewTopics(StockPipeline pipeline, ViewPlan plan) {
        PipelineTopics topics = PipelineTopics.of(pipeline);
        averages = topics.averages();
        alarms = topics.alarms();
        bars = topics.bars();
        partitions = pipeline.spec().topics().effectivePartitions();
        live = !pipeline.spec().source().selected().finite();
        averagesBack = plan.span() + MARGIN;
        barsBack = plan.hoursRead() * LiveView.HOUR + MARGIN;
    }

    /** Whether ticks carry the present; else they are a replay's. */
    boolean isLive() {
        return live;
    }

    boolean isAverages(String topic) {
        return topic.equals(averages);
    }

    boolean isAlarms(String topic) {
        return topic.equals(alarms);
    }

    List<TopicPartition> all() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : names()) {
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        return all;
    }

    List<String> names() {
        return List.of(bars, alarms, averages);
    }

    /**
     * Goes to where reading begins, and says how far that reaches back. What is replayed carries times of its own, so that arrival
     * tells nothing of them: it is read from the beginning.
     */
    LiveView.Reach seek(Consumer<?, ?> consumer, long now) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(all());
        if (!live) {
            first.forEach(consumer::seek);
            return LiveView.Reach.ALL;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        all().forEach(partition -> times.put(partition, Math.max(0, now - back(partition.topic()))));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> places = consumer.endOffsets(all());
        found.forEach((partition, offset) -> {
            if (offset != null) {
                places.put(partition, offset.offset());
            }
        });
        places.forEach(consumer::seek);
        return new LiveView.Reach(
                reach(averages, now, places, first),
                reach(alarms, now, places, first),
                reach(bars, now, places, first),
                anyFromFirst(averages, places, first),
                anyFromFirst(alarms, places, first),
                anyFromFirst(bars, places, first));
    }

    /** Offsets of the next alarms, by partition. */
    Map<Integer, Long> placesInAlarms(Consumer<?, ?> consumer) {
        Map<Integer, Long> places = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            places.put(i, consumer.position(new TopicPartition(alarms, i)));
        }
        return places;
    }

    private long reach(String topic, long now, Map<TopicPartition, Long> places, Map<TopicPartition, Long> first) {
        return fromFirst(topic, places, first).allMatch(is -> is) ? Long.MIN_VALUE : now - back(topic);
    }

    private static boolean anyFromFirst(
            String topic, Map<TopicPartition, Long> places, Map<TopicPartition, Long> first) {
        return fromFirst(topic, places, first).anyMatch(is -> is);
    }

    /** Of each partition, whether it is read from where it begins. */
    private static Stream<Boolean> fromFirst(
            String topic, Map<TopicPartition, Long> places, Map<TopicPartition, Long> first) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().topic().equals(topic))
                .map(place -> place.getValue().equals(first.get(place.getKey())));
    }

    private long back(String topic) {
        if (topic.equals(averages)) {
            return averagesBack;
        }
        return topic.equals(bars) ? barsBack : Math.max(averagesBack, ALARMS);
    }
}
