package io.stockpipeline.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.fault.WrongInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(ClientSettings.BOOTSTRAP_SERVERS_VARIABLE, "environment:1");

    @TempDir
    Path folder;

    @Test
    void prefersTheCallersAddress() throws Exception {
        assertThat(ClientSettings.of("caller:1", file(), ENVIRONMENT).bootstrapServers())
                .isEqualTo("caller:1");
    }

    @Test
    void prefersTheFileToTheEnvironment() throws Exception {
        assertThat(ClientSettings.of(null, file(), ENVIRONMENT).bootstrapServers())
                .isEqualTo("file:1");
    }

    @Test
    void prefersTheEnvironmentToTheDefault() {
        assertThat(ClientSettings.of(null, null, ENVIRONMENT).bootstrapServers())
                .isEqualTo("environment:1");
        assertThat(ClientSettings.of(null, null, Map.of()).bootstrapServers()).isEqualTo("localhost:9092");
    }

    @Test
    void passesEveryOtherSettingOn() throws Exception {
        assertThat(ClientSettings.of("caller:1", file(), Map.of()).toConfig())
                .containsOnly(Map.entry("bootstrap.servers", "caller:1"), Map.entry("security.protocol", "SASL_SSL"));
    }

    @Test
    void refusesASettingThatWouldLoadClasses() throws Exception {
        Path file = Files.writeString(folder.resolve("evil.properties"), "config.providers = evil\n");

        assertThatThrownBy(() -> ClientSettings.of(null, file, Map.of()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("evil.properties: config.providers: this setting is not allowed here");
    }

    @Test
    void putsTheFilesBesideItIn() throws Exception {
        Files.writeString(folder.resolve("password"), "secret\n");
        Path store = Files.writeString(folder.resolve("ca.p12"), "…");
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "ssl.truststore.location = ca.p12\nssl.truststore.password = ${password}\n"
                        + "ssl.keystore.location = /etc/keys.p12\n");

        assertThat(ClientSettings.of(null, file, Map.of()).properties())
                .containsEntry("ssl.truststore.location", store.toString())
                .containsEntry("ssl.truststore.password", "secret")
                .containsEntry("ssl.keystore.location", "/etc/keys.p12");
    }

    @Test
    void namesAFileThatIsNotBesideIt() throws Exception {
        Path file = Files.writeString(folder.resolve("client.properties"), "ssl.key.password = ${password}\n");

        assertThatThrownBy(() -> ClientSettings.of(null, file, Map.of()))
                .isInstanceOf(WrongInputException.class)
                .hasMessage(file + ": ssl.key.password: ${password}: there is no entry \"password\""
                        + " beside client.properties");
    }

    @Test
    void consentsToItsOwnTokenEndpointOnly() throws Exception {
        String consent = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "sasl.oauthbearer.token.endpoint.url = https://login.example.com/token\n");
        try {
            ClientSettings settings = ClientSettings.of(null, file, Map.of());
            assertThat(System.getProperty(consent)).isNull();

            settings.consentToTokenEndpoint();

            assertThat(System.getProperty(consent)).isEqualTo("https://login.example.com/token");
        } finally {
            System.clearProperty(consent);
        }
    }

    private Path file() throws Exception {
        return Files.writeString(
                folder.resolve("client.properties"), "bootstrap.servers = file:1\nsecurity.protocol = SASL_SSL \n");
    }
}
