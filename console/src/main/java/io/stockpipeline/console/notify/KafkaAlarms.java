package io.stockpipeline.console.notify;

import io.stockpipeline.console.ConsoleConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Kafka's clients for the intake, every setting with its reason. Used by one thread. */
final class KafkaAlarms implements AlarmTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ConsoleConnection connection;
    private final String topic;
    private final String clientId;
    private @Nullable Admin admin;

    /** @param pipeline its qualified name */
    KafkaAlarms(ConsoleConnection connection, String topic, String pipeline) {
        this.connection = connection;
        this.topic = topic;
        this.clientId = pipeline + "-console-notifications";
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = config();
        // The position lies in the database, so there is no group and nothing to commit.
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A position out of range is told, not passed over.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // Alarms of a transaction that is aborted never were.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // One poll is one transaction of the database.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(connection.properties());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        return config;
    }

    @Override
    public Optional<Facts> look() throws InterruptedException {
        if (admin == null) {
            admin = Admin.create(config());
        }
        try {
            TopicDescription found = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic);
            return Optional.ofNullable(found)
                    .map(facts -> new Facts(
                            facts.topicId().toString(), facts.partitions().size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e.getCause() instanceof KafkaException fault ? fault : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka has not answered within " + PATIENCE.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
