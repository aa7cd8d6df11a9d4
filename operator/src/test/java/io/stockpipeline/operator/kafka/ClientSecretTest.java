package io.stockpipeline.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Secret says of Kafka, and what becomes of its files. */
class ClientSecretTest {
    private static final String TRUSTSTORE = "security.protocol=SSL\nssl.truststore.location=ca.p12\n";

    @TempDir
    Path folder;

    @Test
    void entriesThatAreFilesLieWhereOnlyTheOperatorReads() throws Exception {
        ClientSecret secret = secret("one", Map.of("client.properties", TRUSTSTORE, "ca.p12", "bytes"));

        Path file = Path.of(secret.connection("kafka:9092").properties().get("ssl.truststore.location"));

        assertThat(file).hasContent("bytes");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretThatIsChangedLeavesNothingBehind() throws Exception {
        ClientSecret former = secret("one", Map.of("client.properties", TRUSTSTORE, "ca.p12", "old"));
        former.connection("kafka:9092");
        ClientSecret present = secret("two", Map.of("client.properties", TRUSTSTORE, "ca.p12", "new"));
        Path file = Path.of(present.connection("kafka:9092").properties().get("ssl.truststore.location"));

        former.deleteFiles();

        assertThat(folder.resolve("one")).doesNotExist();
        assertThat(file).hasContent("new");
    }

    @Test
    void anAddressOfItsOwnComesFirst() throws Exception {
        ClientSecret secret = secret("one", Map.of("client.properties", "bootstrap.servers=own:9092"));

        assertThat(secret.connection("other:9092").bootstrapServers()).isEqualTo("own:9092");
    }

    @Test
    void faultsNameTheSettingAndNeverItsValue() {
        ClientSecret secret = secret(
                "one",
                Map.of(
                        "client.properties",
                        "interceptor.classes=evil.Code\nssl.key.password=${nowhere}\nretries=geheim"));

        assertThatThrownBy(() -> secret.connection("kafka:9092"))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageContaining("interceptor.classes")
                .hasMessageContaining("nowhere")
                .message()
                .doesNotContain("evil.Code", "geheim");
    }

    private ClientSecret secret(String hash, Map<String, String> entries) {
        return new ClientSecret(
                hash,
                entries.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().getBytes(StandardCharsets.UTF_8))),
                folder);
    }
}
