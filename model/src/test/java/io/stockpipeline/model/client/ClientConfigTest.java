package io.stockpipeline.model.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final Map<String, String> entries = new HashMap<>();
    private boolean paths;

    @Test
    void shouldPutEntriesIn() {
        entries.put("password", "s3cret\n");
        entries.put("ca.crt", "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n");

        Map<String, String> settings = good("""
                security.protocol = SASL_SSL
                sasl.jaas.config = %s username="app" password="${password}";
                ssl.truststore.type = PEM
                ssl.truststore.certificates = ${ca.crt}
                """.formatted(PLAIN));

        assertThat(settings)
                .containsEntry("sasl.jaas.config", PLAIN + " username=\"app\" password=\"s3cret\";")
                .containsEntry(
                        "ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----")
                .containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void shouldPutSeveralEntriesIntoOneValue() {
        entries.put("user", "app");
        entries.put("password", "x");

        assertThat(good("sasl.jaas.config=" + PLAIN + " username=\"${user}\" password=\"${password}\";"))
                .containsEntry("sasl.jaas.config", PLAIN + " username=\"app\" password=\"x\";");
    }

    @Test
    void shouldNotLetAPasswordEndItsQuotes() {
        entries.put("password", "a\"b\\c; evil=\"d");

        assertThat(good("sasl.jaas.config=" + PLAIN + " username=\"a\" password=\"${password}\";"))
                .containsEntry("sasl.jaas.config", PLAIN + " username=\"a\" password=\"a\\\"b\\\\c; evil=\\\"d\";");
    }

    @Test
    void shouldTakeAWholeLoginFromAnEntry() {
        entries.put("sasl.jaas.config", PLAIN + " username=\"a\" password=\"b\";");

        assertThat(good("sasl.jaas.config=${sasl.jaas.config}"))
                .containsEntry("sasl.jaas.config", PLAIN + " username=\"a\" password=\"b\";");
    }

    @Test
    void shouldHoldTheLoginAgainstTheListAfterwards() {
        entries.put("jaas", "com.sun.security.auth.module.JndiLoginModule required password=\"secret\";");

        assertThat(faults("sasl.jaas.config=${jaas}"))
                .singleElement()
                .asString()
                .startsWith("sasl.jaas.config: only the login modules of")
                .doesNotContain("secret")
                .doesNotContain("Jndi");
    }

    @Test
    void shouldNotLookThroughAnEntryAgain() {
        entries.put("password", "${other}");
        entries.put("other", "no");

        assertThat(good("ssl.key.password=${password}")).containsEntry("ssl.key.password", "${other}");
    }

    @Test
    void shouldNameAMissingEntry() {
        assertThat(faults("ssl.key.password=${pasword}"))
                .containsExactly(
                        "ssl.key.password: ${pasword}: there is no entry \"pasword\" beside client.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "a/b", "", "..", "..data", ".", "a${b}", "env:HOME", "a b"})
    void shouldTakeNothingButNamesOfEntries(String key) {
        entries.put(key, "secret");

        assertThat(faults("ssl.key.password=${" + key + "}"))
                .singleElement()
                .asString()
                .startsWith("ssl.key.password: between ${ and } stands the name of an entry")
                .doesNotContain("secret");
    }

    @Test
    void shouldRefuseAPlaceholderWithoutEnd() {
        assertThat(faults("ssl.key.password=secret${key"))
                .singleElement()
                .asString()
                .startsWith("ssl.key.password: a ${ without its }")
                .doesNotContain("secret");
    }

    @Test
    void shouldLocateABareName() {
        entries.put("ca.p12", "…");

        assertThat(good("ssl.truststore.location=ca.p12")).containsEntry("ssl.truststore.location", "/located/ca.p12");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThat(faults("ssl.truststore.location=ca.p12"))
                .containsExactly("ssl.truststore.location: there is no entry \"ca.p12\" beside client.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/ssl/ca.pem", "../ca.pem", "certs/ca.pem"})
    void shouldTakePathsOnlyWhereTheMachineIsTheAuthors(String path) {
        assertThat(faults("ssl.truststore.location=" + path))
                .containsExactly(
                        "ssl.truststore.location: write the name of an entry beside client.properties, not a path");

        paths = true;
        assertThat(good("ssl.truststore.location=" + path)).containsEntry("ssl.truststore.location", path);
    }

    @Test
    void shouldLogInWithATokenWhereTheyAreFetched() {
        assertThat(good("sasl.oauthbearer.token.endpoint.url=https://login.example.com/token"))
                .containsEntry(
                        "sasl.login.callback.handler.class",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
    }

    @Test
    void shouldNameEveryFaultInOrder() {
        assertThat(faults("ssl.key.password=${no}\nconfig.providers=evil\n"))
                .satisfiesExactly(
                        missing -> assertThat(missing).startsWith("ssl.key.password: ${no}"),
                        refused -> assertThat(refused).startsWith("config.providers: this setting is not allowed"));
    }

    @Test
    void shouldSayThatATextIsNoPropertiesFile() {
        assertThat(faults("a=\\u12")).singleElement().asString().startsWith("not a readable properties file");
    }

    private Map<String, String> good(String text) {
        ClientConfig config = read(text);
        assertThat(config.faults()).isEmpty();
        return config.settings();
    }

    private List<String> faults(String text) {
        return read(text).faults();
    }

    private ClientConfig read(String text) {
        return ClientConfig.read(text, new ClientEntries() {
            @Override
            public @Nullable String text(String key) {
                return entries.get(key);
            }

            @Override
            public @Nullable String location(String key) {
                return entries.containsKey(key) ? "/located/" + key : null;
            }

            @Override
            public boolean takesPaths() {
                return paths;
            }
        });
    }
}
