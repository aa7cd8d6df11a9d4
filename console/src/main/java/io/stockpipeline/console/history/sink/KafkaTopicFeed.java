package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics in Kafka: a consumer of its own that joins no group and reads committed records only. */
final class KafkaTopicFeed implements TopicFeed {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** About what one transaction takes. */
    private static final int POLL_RECORDS = 4_000;
    /** What lies in memory unread: a poll's worth of records with many windows, and no more. */
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Map<String, SinkTopic> topics = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    KafkaTopicFeed(ConsoleConnection connection, PipelineTopics topics) {
        for (SinkTopic topic : SinkTopic.values()) {
            this.topics.put(topic.topic(topics), topic);
        }
        Map<String, Object> settings = new HashMap<>(connection.properties());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "console-history");
        this.consumer = new KafkaConsumer<>(
                consumerSettings(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            this.admin = Admin.create(settings);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> consumerSettings(Map<String, Object> common) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The offsets lie in the database; where one is gone the sink decides, not the client.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }

    @Override
    public Map<SinkTopic, Found> describe() {
        Map<SinkTopic, Found> found = new EnumMap<>(SinkTopic.class);
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        topics.keySet(), new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis()))
                .topicNameValues();
        answers.forEach((name, answer) -> {
            try {
                TopicDescription description = answer.get();
                found.put(
                        sinkTopic(name),
                        new Found(
                                description.topicId().toString(),
                                description.partitions().size()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        });
        return found;
    }

    private SinkTopic sinkTopic(String name) {
        return Objects.requireNonNull(topics.get(name), name);
    }

    /** Not by the consumer: it warns of each partition that it does not read itself, and who stands by reads none. */
    @Override
    public Map<SinkPartition, Bounds> bounds(Collection<SinkPartition> partitions) {
        Map<SinkPartition, Long> beginnings = offsets(partitions, OffsetSpec.earliest());
        Map<SinkPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<SinkPartition, Bounds> bounds = new HashMap<>();
        beginnings.forEach((partition, beginning) -> {
            long end = Objects.requireNonNull(ends.get(partition));
            // A topic whose records are all deleted has its beginning where the open transaction begins, or later.
            bounds.put(partition, new Bounds(beginning, Math.max(beginning, end)));
        });
        return bounds;
    }

    private Map<SinkPartition, Long> offsets(Collection<SinkPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(this::inKafka, partition -> which));
        ListOffsetsOptions committed =
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int) PATIENCE.toMillis());
        Map<SinkPartition, Long> offsets = new HashMap<>();
        try {
            admin.listOffsets(asked, committed)
                    .all()
                    .get()
                    .forEach((partition, found) -> offsets.put(inSink(partition), found.offset()));
            return offsets;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void readFrom(Map<SinkPartition, Long> positions) {
        consumer.assign(positions.keySet().stream().map(this::inKafka).toList());
        positions.forEach((partition, offset) -> consumer.seek(inKafka(partition), offset));
    }

    @Override
    public List<SinkRecord> poll() throws PositionsLostException {
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
            return List.of();
        }
        try {
            List<SinkRecord> records = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records.add(new SinkRecord(
                        new SinkPartition(sinkTopic(record.topic()), record.partition()),
                        record.offset(),
                        record.value()));
            }
            return records;
        } catch (InvalidOffsetException e) {
            throw new PositionsLostException(e);
        } catch (WakeupException closing) {
            return List.of();
        }
    }

    @Override
    public Map<SinkPartition, Long> positions() {
        Map<SinkPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(inSink(partition), consumer.position(partition, PATIENCE));
        }
        return positions;
    }

    @Override
    public Map<SinkPartition, Long> behind() {
        Map<SinkPartition, Long> behind = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isPresent()) {
                behind.put(inSink(partition), lag.getAsLong());
            }
        }
        return behind;
    }

    private TopicPartition inKafka(SinkPartition partition) {
        for (Map.Entry<String, SinkTopic> topic : topics.entrySet()) {
            if (topic.getValue() == partition.topic()) {
                return new TopicPartition(topic.getKey(), partition.partition());
            }
        }
        throw new IllegalArgumentException(partition.toString());
    }

    private SinkPartition inSink(TopicPartition partition) {
        return new SinkPartition(sinkTopic(partition.topic()), partition.partition());
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
        // What it has asked for fails at once, instead of when patience ends.
        admin.close(Duration.ZERO);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        consumer.close();
    }
}
