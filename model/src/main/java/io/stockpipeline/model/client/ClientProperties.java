package io.stockpipeline.model.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which settings of Kafka's clients a {@code client.properties} may hold: address, security and time-outs. What would load
 * classes of its author's choice (config providers, callback handlers, other login modules) is refused, since one process
 * may serve many authors.
 */
public final class ClientProperties {
    private static final Set<String> ALLOWED = Set.of(
            "bootstrap.servers",
            "client.dns.lookup",
            "client.rack",
            "connections.max.idle.ms",
            "metadata.max.age.ms",
            "receive.buffer.bytes",
            "reconnect.backoff.max.ms",
            "reconnect.backoff.ms",
            "request.timeout.ms",
            "retry.backoff.max.ms",
            "retry.backoff.ms",
            "sasl.jaas.config",
            "sasl.mechanism",
            "sasl.oauthbearer.client.credentials.client.id",
            "sasl.oauthbearer.client.credentials.client.secret",
            "sasl.oauthbearer.scope",
            "sasl.oauthbearer.scope.claim.name",
            "sasl.oauthbearer.sub.claim.name",
            "sasl.oauthbearer.token.endpoint.url",
            "security.protocol",
            "send.buffer.bytes",
            "socket.connection.setup.timeout.max.ms",
            "socket.connection.setup.timeout.ms",
            "ssl.cipher.suites",
            "ssl.enabled.protocols",
            "ssl.endpoint.identification.algorithm",
            "ssl.key.password",
            "ssl.keystore.certificate.chain",
            "ssl.keystore.key",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.type",
            "ssl.protocol",
            "ssl.truststore.certificates",
            "ssl.truststore.location",
            "ssl.truststore.password",
            "ssl.truststore.type");

    private static final String JAAS = "sasl.jaas.config";
    private static final Set<String> LOGIN_MODULES = Set.of(
            "org.apache.kafka.common.security.plain.PlainLoginModule",
            "org.apache.kafka.common.security.scram.ScramLoginModule",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule");

    private ClientProperties() {}

    /** What is wrong with the settings, one line a fault, in order of their names; never a value, which may be secret. */
    public static List<String> faults(Map<String, String> settings) {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(settings).forEach((name, value) -> {
            if (!ALLOWED.contains(name)) {
                faults.add(
                        name + ": this setting is not allowed here; address, security and time-outs are: take it out");
            } else if (name.equals(JAAS) && !LOGIN_MODULES.contains(loginModule(value))) {
                faults.add(name + ": only the login modules of PLAIN, SCRAM and OAUTHBEARER are allowed, for example"
                        + " org.apache.kafka.common.security.scram.ScramLoginModule required username=\"…\""
                        + " password=\"…\";");
            }
        });
        return faults;
    }

    /** The class that a login configuration begins with; Kafka takes one entry and refuses more. */
    private static String loginModule(String jaas) {
        return jaas.strip().split("\\s", 2)[0];
    }
}
