package io.stockpipeline.app.kafka;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.client.ClientProperties;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches Kafka: what every Kafka client takes, from one properties file. The address comes from, in this
 * order: the caller, {@code bootstrap.servers} in the file, the environment variable {@value #BOOTSTRAP_SERVERS_VARIABLE},
 * {@value #DEFAULT_BOOTSTRAP_SERVERS}.
 *
 * @param bootstrapServers {@code HOST:PORT}, several divided by commas
 * @param properties the other settings: security, timeouts
 */
public record ClientSettings(String bootstrapServers, Map<String, String> properties) {
    public static final String BOOTSTRAP_SERVERS_VARIABLE = "STOCKPIPELINE_BOOTSTRAP_SERVERS";
    public static final String DEFAULT_BOOTSTRAP_SERVERS = "localhost:9092";

    public ClientSettings {
        properties = Map.copyOf(properties);
    }

    /**
     * Gathers the settings.
     *
     * @param address the address that overrides all others
     * @param file a properties file
     * @throws WrongInputException when the file cannot be read or holds a setting that is not allowed
     */
    public static ClientSettings of(@Nullable String address, @Nullable Path file, Map<String, String> environment) {
        Map<String, String> properties = file == null ? new HashMap<>() : read(file);
        String fromFile = properties.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        String fromEnvironment = environment.get(BOOTSTRAP_SERVERS_VARIABLE);
        String servers = address != null
                ? address
                : fromFile != null ? fromFile : fromEnvironment != null ? fromEnvironment : DEFAULT_BOOTSTRAP_SERVERS;
        return new ClientSettings(servers, properties);
    }

    /** Everything in one map, as a client's constructor takes it. */
    public Map<String, Object> toConfig() {
        Map<String, Object> config = new LinkedHashMap<>(properties);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return config;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new WrongInputException(file + ": no such file", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongInputException(file + ": not a readable properties file: " + e.getMessage(), e);
        }
        Map<String, String> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name).strip()));
        List<String> faults = ClientProperties.faults(settings);
        if (!faults.isEmpty()) {
            throw new WrongInputException(
                    faults.stream().map(fault -> file + ": " + fault).toList());
        }
        return settings;
    }
}
