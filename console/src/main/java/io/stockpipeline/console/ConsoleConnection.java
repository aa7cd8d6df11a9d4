package io.stockpipeline.console;

import java.util.Map;

/**
 * How the console reaches Kafka.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param properties more settings of every client: TLS, SASL
 */
public record ConsoleConnection(String bootstrapServers, Map<String, String> properties) {
    public ConsoleConnection {
        properties = Map.copyOf(properties);
    }
}
