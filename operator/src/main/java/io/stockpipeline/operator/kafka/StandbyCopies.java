package io.stockpipeline.operator.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How many standby copies of its state a processor's group keeps. Where the brokers assign the tasks (Kafka 4.2 and newer, the
 * streams protocol) that is a setting of the group at the brokers, which a client's own setting does not change; older ones
 * know no such setting and leave it to the client.
 */
public final class StandbyCopies {
    private static final String SETTING = "streams.num.standby.replicas";

    private final KafkaAccess kafka;

    public StandbyCopies(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * Sets the number if it is another one.
     *
     * @return whether it was changed
     * @throws KafkaProblem when Kafka cannot be asked, or does not let it be set
     */
    public boolean keep(String group, int copies) throws KafkaProblem, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        Map<ConfigResource, Config> real = kafka.ask(
                "the settings of group " + group + " cannot be read",
                admin -> admin.describeConfigs(List.of(resource)).all());
        Config config = real.get(resource);
        ConfigEntry entry = config == null ? null : config.get(SETTING);
        String wanted = Integer.toString(copies);
        if (entry == null || wanted.equals(entry.value())) {
            return false;
        }
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(SETTING, wanted), AlterConfigOp.OpType.SET);
        kafka.ask(
                "the number of standby copies of group " + group + " cannot be set to " + wanted,
                admin -> admin.incrementalAlterConfigs(Map.of(resource, List.of(set)))
                        .all());
        return true;
    }
}
