package io.stockpipeline.console.notify;

import io.stockpipeline.console.notify.IntakeTable.TakenAlarm;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of alarms and writes a delivery for each notification that wants one. The positions lie in the database, beside
 * the deliveries: after whatever fault it goes on from there. A notification that is new begins at the end of the topic as it was
 * when this console first reached Kafka.
 *
 * <p>Every replica of the console reads everything; the first to write an alarm has written it for all. Used by one thread.
 */
final class AlarmIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmIntake.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often it is asked whether the topic is still the same. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final String name;
    private final AlarmTopic topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final IntakeTable table;
    private final List<Subscription> subscriptions;
    private final List<String> names;
    private final Clock clock;
    private final Runnable news;
    private final AlarmCodec codec = new AlarmCodec();

    /** Where new notifications begin; known since the first contact with Kafka. */
    private @Nullable Map<Integer, Long> starts;

    private boolean topicWasMissing;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private AlarmTopic.@Nullable Facts reading;
    private Instant nextLook = Instant.MIN;

    /**
     * @param name of the topic
     * @param news told when there are deliveries to be sent
     */
    AlarmIntake(
            String name,
            AlarmTopic topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            IntakeTable table,
            List<Subscription> subscriptions,
            Clock clock,
            Runnable news) {
        this.name = name;
        this.topic = topic;
        this.consumers = consumers;
        this.table = table;
        this.subscriptions = List.copyOf(subscriptions);
        this.names = subscriptions.stream().map(Subscription::name).toList();
        this.clock = clock;
        this.news = news;
    }

    /**
     * Takes in what there is, or waits a moment for something.
     *
     * @throws RuntimeException when Kafka or the database does not play along; the next step begins at the last written position
     */
    void step() throws InterruptedException {
        boolean done = false;
        try {
            Consumer<byte[], byte[]> open = begun();
            takeIn(open.poll(POLL));
            done = true;
        } catch (OffsetOutOfRangeException e) {
            outOfRange(Objects.requireNonNull(consumer), e.offsetOutOfRangePartitions());
        } catch (KafkaException e) {
            close();
            throw e;
        } finally {
            if (!done) {
                reading = null;
            }
        }
    }

    private Consumer<byte[], byte[]> begun() throws InterruptedException {
        Consumer<byte[], byte[]> open = consumer == null ? consumers.get() : consumer;
        consumer = open;
        Instant now = clock.instant();
        if (reading != null && now.isBefore(nextLook)) {
            return open;
        }
        AlarmTopic.Facts facts = topic.look().orElse(null);
        if (facts == null) {
            topicWasMissing = true;
            throw new UnknownTopicOrPartitionException("there is no topic " + name + " yet");
        }
        nextLook = now.plus(LOOK);
        if (!facts.equals(reading)) {
            begin(open, facts);
            reading = facts;
        }
        return open;
    }

    private void begin(Consumer<byte[], byte[]> open, AlarmTopic.Facts facts) {
        List<TopicPartition> partitions = IntStream.range(0, facts.partitions())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        if (starts == null) {
            starts = starts(open, partitions);
        }
        Map<Integer, Long> from = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            // Of a partition that came later everything is new.
            from.put(partition.partition(), starts.getOrDefault(partition.partition(), 0L));
        }
        Map<Integer, Long> positions = table.register(names, facts.id(), from, clock.instant());
        open.assign(partitions);
        for (TopicPartition partition : partitions) {
            open.seek(partition, Objects.requireNonNull(positions.get(partition.partition())));
        }
    }

    /** Of a topic that was not there before everything is new. */
    private Map<Integer, Long> starts(Consumer<byte[], byte[]> open, Collection<TopicPartition> partitions) {
        Map<Integer, Long> ends = new TreeMap<>();
        open.endOffsets(partitions)
                .forEach((partition, end) -> ends.put(partition.partition(), topicWasMissing ? 0 : end));
        return ends;
    }

    private void takeIn(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<TakenAlarm> alarms = new ArrayList<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            next.put(record.partition(), record.offset() + 1);
            Alarm alarm = decode(record);
            if (alarm != null) {
                String json = new String(record.value(), StandardCharsets.UTF_8);
                Instant arrived = Instant.ofEpochMilli(record.timestamp());
                alarms.add(new TakenAlarm(record.partition(), record.offset(), alarm, json, arrived));
            }
        }
        if (table.takeIn(subscriptions, alarms, next, clock.instant()) > 0) {
            news.run();
        }
    }

    private @Nullable Alarm decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                return codec.decode(record.value());
            }
            LOG.warn(
                    "notifications: {}-{} offset {} is no alarm: it is empty",
                    name,
                    record.partition(),
                    record.offset());
        } catch (UnusableRecordException e) {
            LOG.warn(
                    "notifications: {}-{} offset {} is no alarm: {}",
                    name,
                    record.partition(),
                    record.offset(),
                    e.words());
        }
        return null;
    }

    private void outOfRange(Consumer<byte[], byte[]> open, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> first = open.beginningOffsets(positions.keySet());
        Map<TopicPartition, Long> end = open.endOffsets(positions.keySet());
        positions.forEach((partition, position) -> {
            long begin = Objects.requireNonNull(first.get(partition));
            LOG.warn(
                    "notifications: the alarms of {} from offset {} on are gone; it goes on with offset {}",
                    partition,
                    position,
                    begin);
            table.reset(names, partition.partition(), begin, Objects.requireNonNull(end.get(partition)));
        });
    }

    /** Ends a step that waits; from any thread. */
    void wakeUp() {
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    /** By the thread that made the steps. */
    void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        reading = null;
        if (open != null) {
            open.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
