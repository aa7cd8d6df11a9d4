package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A Secret's type, and its text taken over into its data. */
final class SecretDefaults {
    private SecretDefaults() {}

    static void secret(ObjectNode secret) {
        text(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode texts) {
            texts.properties()
                    .forEach(entry -> object(secret, "data")
                            .put(
                                    entry.getKey(),
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }
}
