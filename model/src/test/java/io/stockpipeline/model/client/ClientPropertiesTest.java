package io.stockpipeline.model.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {
    @Test
    void shouldAllowWhatTlsAndALoginNeed() {
        assertThat(ClientProperties.faults(Map.of(
                        "bootstrap.servers",
                        "kafka:9093",
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        " org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";",
                        "ssl.truststore.location",
                        "ca.pem")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.providers",
                "sasl.login.callback.handler.class",
                "sasl.client.callback.handler.class",
                "sasl.login.class",
                "interceptor.classes",
                "metric.reporters",
                "ssl.engine.factory.class",
                "security.providers",
                "producer.interceptor.classes"
            })
    void shouldRefuseWhatLoadsClasses(String name) {
        assertThat(ClientProperties.faults(Map.of(name, "com.example.Evil")))
                .singleElement()
                .asString()
                .startsWith(name + ": this setting is not allowed")
                .doesNotContain("Evil");
    }

    @Test
    void shouldRefuseOtherLoginModules() {
        assertThat(ClientProperties.faults(Map.of(
                        "sasl.jaas.config",
                        "com.sun.security.auth.module.JndiLoginModule required password=\"secret\";")))
                .singleElement()
                .asString()
                .startsWith("sasl.jaas.config: only the login modules of PLAIN, SCRAM and OAUTHBEARER")
                .doesNotContain("secret");
    }
}
