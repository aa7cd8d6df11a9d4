package io.stockpipeline.app.local;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.stop.Bounded;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.topic.TopicDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsConfig;

/** A broker in this process, made for the run. */
final class EmbeddedKafka implements PipelineKafka {
    /** There is one broker, whatever the file asks of a cluster. */
    private static final int REPLICAS = 1;

    private final EmbeddedBroker broker;

    private EmbeddedKafka(EmbeddedBroker broker) {
        this.broker = broker;
    }

    static EmbeddedKafka start(Path folder, Consumer<String> onFault) {
        return new EmbeddedKafka(EmbeddedBroker.start(folder, onFault));
    }

    @Override
    public ClientSettings clients() {
        return new ClientSettings(broker.bootstrapServers(), Map.of());
    }

    @Override
    public void prepare(PipelineTopics topics, TopicCreator creator) throws InterruptedException {
        creator.create(topics.localDefinitions().stream()
                .map(topic -> new TopicDefinition(topic.name(), topic.partitions(), REPLICAS, topic.config()))
                .toList());
    }

    @Override
    public Map<String, String> processorProperties() {
        return Map.of(StreamsConfig.REPLICATION_FACTOR_CONFIG, String.valueOf(REPLICAS));
    }

    @Override
    public String description() {
        return "embedded Kafka at " + broker.bootstrapServers();
    }

    @Override
    public void close(Duration patience) {
        // A broker whose disk is full may hang; what it has written is safe.
        Bounded.run("broker-shutdown", broker::close, patience);
    }
}
