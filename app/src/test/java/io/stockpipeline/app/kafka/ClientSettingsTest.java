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

    private Path file() throws Exception {
        return Files.writeString(
                folder.resolve("client.properties"), "bootstrap.servers = file:1\nsecurity.protocol = SASL_SSL \n");
    }
}
