package io.stockpipeline.app.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A Kafka that somebody else runs. The tests look into it where this machine reaches it as the cluster's pods do. */
final class GivenKafka implements TrialKafka {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final boolean readable;

    GivenKafka(String address) {
        this.address = address;
        readable = answers(address);
        Trial.say(
                readable
                        ? "Kafka at %s is read by the tests too"
                        : "Kafka at %s does not answer this machine: the tests go by the status of the pipelines",
                address);
    }

    private static boolean answers(String address) {
        try (Admin admin = admin(address)) {
            admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return false;
        }
    }

    private static Admin admin(String address) {
        return Admin.create(
                Map.of("bootstrap.servers", address, "default.api.timeout.ms", 5000, "request.timeout.ms", 5000));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isReadable() {
        return readable;
    }

    @Override
    public Set<String> topics(String prefix) {
        try (Admin admin = admin(address)) {
            Set<String> found = new TreeSet<>(admin.listTopics().names().get());
            found.removeIf(topic -> !topic.startsWith(prefix));
            return found;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> newRecords(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            List<String> records = new ArrayList<>();
            Instant end = Instant.now().plus(PATIENCE);
            while (records.size() < count && Instant.now().isBefore(end)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    records.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
            return records;
        }
    }

    @Override
    public void delete(Set<String> topics) {
        try (Admin admin = admin(address)) {
            admin.deleteTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
