package io.stockpipeline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.waitfor.BrokersAnswer;
import io.stockpipeline.app.waitfor.KafkaWait;
import io.stockpipeline.app.waitfor.Readiness;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code client.properties} and the files beside it open a Kafka that asks for TLS, certificates and logins. */
class SecuredBrokerTest {
    private static final String SCRAM = "SCRAM-SHA-512";
    /** Everything that a password must not get out of. */
    private static final String PASSWORD = "a\"b\\c; d ${e}";

    @TempDir
    static Path brokerFolder;

    static Certificates certificates;
    static EmbeddedBroker broker;
    static String serverCertificate;
    static String clientCertificate;
    static Path serverTrust;
    static String login;
    static String mutual;

    @TempDir
    Path secret;

    @BeforeAll
    static void startBroker() throws Exception {
        certificates = new Certificates(brokerFolder);
        Path serverKeys = certificates.keyStore("server");
        certificates.keyStore("client");
        serverCertificate = certificates.certificate("server");
        clientCertificate = certificates.certificate("client");
        serverTrust = certificates.trustStore("server");
        BrokerPorts ports = BrokerPorts.choose(brokerFolder.resolve("kafka"));
        ports.remember(Files.createDirectories(brokerFolder.resolve("kafka")));
        login = BrokerPorts.LOOPBACK + ":" + freePort();
        mutual = BrokerPorts.LOOPBACK + ":" + freePort();
        Map<String, String> settings = new HashMap<>();
        String client = "CLIENT://" + BrokerPorts.LOOPBACK + ":" + ports.client();
        String more = ",LOGIN://" + login + ",MUTUAL://" + mutual;
        settings.put("listeners", client + ",CONTROLLER://" + BrokerPorts.LOOPBACK + ":" + ports.controller() + more);
        settings.put("advertised.listeners", client + more);
        settings.put(
                "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_SSL,MUTUAL:SSL");
        settings.put("sasl.enabled.mechanisms", "PLAIN," + SCRAM);
        settings.put(
                "listener.name.login.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_app=\"a\\\"b\\\\c; d ${e}\";");
        settings.put(
                "listener.name.login.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.location", serverKeys.toString());
        settings.put("ssl.keystore.password", Certificates.PASSWORD);
        settings.put("listener.name.mutual.ssl.client.auth", "required");
        settings.put(
                "ssl.truststore.location", certificates.trustStore("client").toString());
        settings.put("ssl.truststore.password", Certificates.PASSWORD);
        broker = EmbeddedBroker.start(brokerFolder.resolve("kafka"), fault -> {}, settings);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "app", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void writeSecret() throws Exception {
        write("password", PASSWORD + "\n");
        write("ca.crt", serverCertificate);
        write("tls.crt", clientCertificate);
        write("tls.key", certificates.key("client"));
        Files.copy(serverTrust, secret.resolve("trust.p12"));
    }

    @Test
    void shouldOpenToAPasswordOverTls() throws Exception {
        assertOpens("""
                bootstrap.servers = %s
                security.protocol = SASL_SSL
                sasl.mechanism = PLAIN
                sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required \\
                    username="app" password="${password}";
                ssl.truststore.type = PEM
                ssl.truststore.certificates = ${ca.crt}
                """.formatted(login));
    }

    @Test
    void shouldOpenToScramOverTls() throws Exception {
        assertOpens(scram("${password}"));
    }

    @Test
    void shouldRefuseAnotherPasswordWithoutShowingIt() throws Exception {
        write("wrong", "not the password");

        Readiness readiness = look(scram("${wrong}"));

        assertThat(readiness).isInstanceOf(Readiness.Refused.class);
        assertThat(readiness.words()).contains("refuses the credentials").doesNotContain("not the password");
    }

    @Test
    void shouldOpenToACertificate() throws Exception {
        assertOpens("""
                bootstrap.servers = %s
                security.protocol = SSL
                ssl.truststore.type = PEM
                ssl.truststore.certificates = ${ca.crt}
                ssl.keystore.type = PEM
                ssl.keystore.key = ${tls.key}
                ssl.keystore.certificate.chain = ${tls.crt}
                """.formatted(mutual));
    }

    private static String scram(String password) {
        return """
                bootstrap.servers = %s
                security.protocol = SASL_SSL
                sasl.mechanism = %s
                sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required \\
                    username="app" password="%s";
                ssl.truststore.location = trust.p12
                ssl.truststore.type = PKCS12
                ssl.truststore.password = %s
                """.formatted(login, SCRAM, password, Certificates.PASSWORD);
    }

    private void assertOpens(String properties) throws Exception {
        assertThat(look(properties)).isEqualTo(new Readiness.Ready("Kafka answers: 1 broker"));
    }

    private Readiness look(String properties) throws Exception {
        ClientSettings settings = ClientSettings.of(null, write("client.properties", properties), Map.of());
        return new KafkaWait(settings, new BrokersAnswer(), line -> {}).await(Duration.ofSeconds(30));
    }

    private Path write(String entry, String text) throws IOException {
        return Files.writeString(secret.resolve(entry), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
