package io.stockpipeline.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.topic.TopicDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCreatorTest {
    @TempDir
    static Path folder;

    static EmbeddedBroker broker;
    static Admin admin;

    private final TopicCreator creator = new TopicCreator(admin);

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(folder, fault -> {});
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void makesTopicsWithTheirSettings() throws Exception {
        creator.create(List.of(topic("fresh.ticks", 3), topic("fresh.alarms", 1)));

        assertThat(partitions("fresh.ticks")).isEqualTo(3);
        assertThat(partitions("fresh.alarms")).isEqualTo(1);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "fresh.ticks");
        assertThat(admin.describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource)
                        .get("message.timestamp.type")
                        .value())
                .isEqualTo("LogAppendTime");
    }

    @Test
    void leavesTopicsThatAreThere() throws Exception {
        creator.create(List.of(topic("again.ticks", 2)));
        creator.create(List.of(topic("again.ticks", 2), topic("again.alarms", 2)));

        assertThat(partitions("again.alarms")).isEqualTo(2);
    }

    @Test
    void refusesATopicWithOtherPartitions() throws Exception {
        creator.create(List.of(topic("other.ticks", 2)));

        assertThatThrownBy(() -> creator.create(List.of(topic("other.ticks", 12))))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("spec.topics.partitions: topic other.ticks has 2 partitions, not 12")
                .hasMessageContaining("new metadata.name");
    }

    @Test
    void refusesAMissingTopicWhereNothingMayBeMade() {
        assertThatThrownBy(() -> creator.check(List.of(topic("missing.ticks", 2))))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("topic missing.ticks cannot be used");
    }

    @Test
    void saysWhyATopicCannotBeMade() {
        assertThatThrownBy(() -> creator.create(List.of(new TopicDefinition("wide.ticks", 1, 3, Map.of()))))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("topic wide.ticks cannot be made: ");
    }

    private static TopicDefinition topic(String name, int partitions) {
        return new TopicDefinition(name, partitions, null, Map.of("message.timestamp.type", "LogAppendTime"));
    }

    private static int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }
}
