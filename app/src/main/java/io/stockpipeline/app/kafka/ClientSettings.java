package io.stockpipeline.app.kafka;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.client.ClientConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches Kafka: what every Kafka client takes, from one properties file and the files beside it. The address comes from, in this
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

    /**
     * Lets this process fetch tokens from where its own settings say. Kafka's clients ask for this consent, since settings may
     * come from somebody else; a process that serves one author's settings gives it, one that serves many must not.
     */
    public ClientSettings consentToTokenEndpoint() {
        String endpoint = properties.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL);
        if (endpoint != null) {
            System.setProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, endpoint);
        }
        return this;
    }

    private static Map<String, String> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new WrongInputException(file + ": no such file", e);
        } catch (IOException e) {
            throw new WrongInputException(file + ": not a readable properties file: " + e.getMessage(), e);
        }
        ClientConfig config = ClientConfig.read(text, new FolderEntries(file.resolveSibling("")));
        if (!config.faults().isEmpty()) {
            throw new WrongInputException(
                    config.faults().stream().map(fault -> file + ": " + fault).toList());
        }
        return new HashMap<>(config.settings());
    }
}
