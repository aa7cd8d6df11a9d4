package io.stockpipeline.console.history.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Topics in memory with what Kafka's have: marks between records, retention, tails that get lost, and successors of one name. */
final class ScriptedTopics {
    private static final int MOST_OF_A_POLL = 500;

    private static final class Log {
        private final NavigableMap<Long, SinkRecord> records = new TreeMap<>();
        private long beginning;
        private long end;
    }

    private final Map<SinkPartition, Log> logs = new HashMap<>();
    private final Map<SinkTopic, TopicFeed.Found> topics = new EnumMap<>(SinkTopic.class);
    private int made;

    /** Makes a topic, or makes it anew. */
    synchronized void make(SinkTopic topic, int partitions) {
        logs.keySet().removeIf(partition -> partition.topic() == topic);
        topics.put(topic, new TopicFeed.Found("id" + made++, partitions));
        for (int i = 0; i < partitions; i++) {
            logs.put(new SinkPartition(topic, i), new Log());
        }
    }

    /** Adds a record and tells its offset. */
    synchronized long append(SinkPartition partition, byte[] value) {
        Log log = log(partition);
        log.records.put(log.end, new SinkRecord(partition, log.end, value));
        return log.end++;
    }

    /** Adds what is no record but takes an offset. */
    synchronized void mark(SinkPartition partition) {
        log(partition).end++;
    }

    synchronized void deleteBefore(SinkPartition partition, long offset) {
        Log log = log(partition);
        log.records.headMap(offset).clear();
        log.beginning = offset;
    }

    synchronized void loseFrom(SinkPartition partition, long offset) {
        Log log = log(partition);
        log.records.tailMap(offset).clear();
        log.end = offset;
    }

    private Log log(SinkPartition partition) {
        return Objects.requireNonNull(logs.get(partition), partition.toString());
    }

    Feed feed(Random random) {
        return new Feed(random);
    }

    /** Reads the topics, a random part of each partition at a time. */
    final class Feed implements TopicFeed {
        private final Random random;
        private final Map<SinkPartition, Long> positions =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        private boolean placed;

        private Feed(Random random) {
            this.random = random;
        }

        /** Whether there is something to read, or nothing was read yet. */
        boolean hasMore() {
            synchronized (ScriptedTopics.this) {
                return !placed || positions.entrySet().stream().anyMatch(at -> at.getValue() < log(at.getKey()).end);
            }
        }

        @Override
        public Map<SinkTopic, Found> describe() {
            synchronized (ScriptedTopics.this) {
                return Map.copyOf(topics);
            }
        }

        @Override
        public Map<SinkPartition, Bounds> bounds(Collection<SinkPartition> partitions) {
            synchronized (ScriptedTopics.this) {
                Map<SinkPartition, Bounds> bounds = new HashMap<>();
                partitions.forEach(
                        partition -> bounds.put(partition, new Bounds(log(partition).beginning, log(partition).end)));
                return bounds;
            }
        }

        @Override
        public void readFrom(Map<SinkPartition, Long> from) {
            positions.clear();
            positions.putAll(from);
            placed = true;
        }

        @Override
        public List<SinkRecord> poll() throws PositionsLostException {
            synchronized (ScriptedTopics.this) {
                List<SinkRecord> polled = new ArrayList<>();
                for (Map.Entry<SinkPartition, Long> position : positions.entrySet()) {
                    Log log = log(position.getKey());
                    if (position.getValue() < log.beginning || position.getValue() > log.end) {
                        throw new PositionsLostException(new IllegalStateException("out of range"));
                    }
                    int wanted = 1 + random.nextInt(MOST_OF_A_POLL);
                    List<SinkRecord> part = log.records.tailMap(position.getValue()).values().stream()
                            .limit(wanted)
                            .toList();
                    polled.addAll(part);
                    position.setValue(
                            part.size() < wanted
                                    ? log.end
                                    : part.get(part.size() - 1).offset() + 1);
                }
                return polled;
            }
        }

        @Override
        public Map<SinkPartition, Long> positions() {
            return Map.copyOf(positions);
        }

        @Override
        public Map<SinkPartition, Long> behind() {
            synchronized (ScriptedTopics.this) {
                Map<SinkPartition, Long> behind = new HashMap<>();
                positions.forEach((partition, position) -> behind.put(partition, log(partition).end - position));
                return behind;
            }
        }

        @Override
        public void wakeUp() {}

        @Override
        public void close() {}
    }
}
