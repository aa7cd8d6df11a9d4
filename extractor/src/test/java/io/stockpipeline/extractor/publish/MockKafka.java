package io.stockpipeline.extractor.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka of Kafka's own mock clients: what the producers have committed is what the next consumer reads. The real
 * broker's part is tested where the broker is embedded.
 */
final class MockKafka implements KafkaClients {
    static final String TICKS = "local.tech.ticks";
    static final String DEAD_LETTERS = "local.tech.dead-letters";
    static final String POSITIONS = "local.tech.positions";

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private boolean autoComplete = true;
    private int commitsBeforeFailure = -1;
    private RuntimeException failure = new IllegalStateException();

    /** Records are only acknowledged when a test says so. */
    void isAway() {
        autoComplete = false;
    }

    /** The next producer fails at its commit after so many that succeed. */
    synchronized void failsAfterCommits(int commits, RuntimeException exception) {
        commitsBeforeFailure = commits;
        failure = exception;
    }

    @Override
    public Producer<byte[], byte[]> idempotentProducer() {
        return producer();
    }

    @Override
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        return producer();
    }

    private synchronized MockProducer<byte[], byte[]> producer() {
        Node node = new Node(0, "localhost", 9092);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            partitions.add(new PartitionInfo(TICKS, i, node, new Node[] {node}, new Node[] {node}));
            partitions.add(new PartitionInfo(POSITIONS, i, node, new Node[] {node}, new Node[] {node}));
        }
        partitions.add(new PartitionInfo(DEAD_LETTERS, 0, node, new Node[] {node}, new Node[] {node}));
        Cluster cluster = new Cluster("mock", List.of(node), partitions, Set.of(), Set.of());
        int succeed = commitsBeforeFailure;
        RuntimeException exception = failure;
        commitsBeforeFailure = -1;
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(cluster, autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void commitTransaction() {
                        if (succeed >= 0 && commitCount() >= succeed) {
                            throw exception;
                        }
                        super.commitTransaction();
                    }
                };
        producers.add(producer);
        return producer;
    }

    @Override
    public Consumer<byte[], byte[]> positionConsumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        List<ProducerRecord<byte[], byte[]>> positions = committed(POSITIONS);
        TopicPartition partition = new TopicPartition(POSITIONS, 0);
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) positions.size()));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < positions.size(); i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        POSITIONS,
                        0,
                        i,
                        positions.get(i).key(),
                        positions.get(i).value()));
            }
        });
        return consumer;
    }

    synchronized List<MockProducer<byte[], byte[]>> producers() {
        return List.copyOf(producers);
    }

    /** All that was committed to a topic, in order. */
    List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return producers().stream()
                .flatMap(producer -> producer.history().stream())
                .filter(record -> record.topic().equals(topic))
                .toList();
    }
}
