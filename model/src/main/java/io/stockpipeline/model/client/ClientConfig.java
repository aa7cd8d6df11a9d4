package io.stockpipeline.model.client;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * A {@code client.properties} with its entries put in: {@code ${KEY}} in a value is the text of the entry KEY, and an
 * {@code ssl.*.location} that is a bare name is the entry of that name as a file. What stands there in the end is held against
 * the allow-list of {@link ClientProperties}.
 *
 * @param settings for Kafka's clients; of use only where there is no fault
 * @param faults what is wrong, one line each; they name settings and entries and never show a value, which may be secret
 */
public record ClientConfig(Map<String, String> settings, List<String> faults) {
    private static final String LOCATION = ".location";
    private static final String TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";
    private static final String LOGIN_CALLBACK = "sasl.login.callback.handler.class";
    private static final String TOKEN_LOGIN =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";

    public ClientConfig {
        settings = Map.copyOf(settings);
        faults = List.copyOf(faults);
    }

    /**
     * Reads the text of a {@code client.properties}. Nothing but {@code entries} is asked for anything.
     *
     * @param text in the form of {@link Properties#load}
     */
    public static ClientConfig read(String text, ClientEntries entries) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return new ClientConfig(Map.of(), List.of("not a readable properties file: " + e.getMessage()));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String written = properties.getProperty(name).strip();
            Placeholders placeholders = new Placeholders(name, entries, faults);
            String value = placeholders.replaceIn(written);
            settings.put(name, name.endsWith(LOCATION) ? located(name, value, entries, faults) : value);
        }
        faults.addAll(ClientProperties.faults(settings));
        if (settings.containsKey(TOKEN_ENDPOINT)) {
            // Else Kafka would make up a token of its own that proves nothing.
            settings.put(LOGIN_CALLBACK, TOKEN_LOGIN);
        }
        return new ClientConfig(settings, faults);
    }

    private static String located(String name, String value, ClientEntries entries, List<String> faults) {
        if (Placeholders.isKey(value)) {
            String location = entries.location(value);
            if (location != null) {
                return location;
            }
            faults.add(name + ": there is no entry \"" + value + "\" beside client.properties");
        } else if (!entries.takesPaths()) {
            faults.add(name + ": write the name of an entry beside client.properties, not a path");
        }
        return value;
    }
}
