package io.stockpipeline.bench.harness.broker;

import io.stockpipeline.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A broker that lives until its standard input ends, so that it never outlives the harness. Its first line on standard
 * output is its address.
 */
final class BrokerMain {
    private static final ConfigResource EVERY_BROKER = new ConfigResource(ConfigResource.Type.BROKER, "");

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), BrokerMain::fail)) {
            restCleaner(broker.bootstrapServers());
            System.out.println(broker.bootstrapServers());
            awaitEnd(System.in);
        }
    }

    /** What was written must stay: a topic's growth is what its contestant wrote. The cleaner sleeps for ever. */
    private static void restCleaner(String bootstrapServers) throws InterruptedException, ExecutionException {
        ConfigEntry pause = new ConfigEntry("log.cleaner.backoff.ms", Long.toString(Long.MAX_VALUE));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(EVERY_BROKER, List.of(new AlterConfigOp(pause, OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void awaitEnd(InputStream in) throws IOException {
        int read = 0;
        while (read >= 0) {
            read = in.read();
        }
    }

    private static void fail(String words) {
        System.err.println(words);
        Runtime.getRuntime().halt(1);
    }
}
