package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.model.crd.CustomResourceDefinition;

/** Writes the section of the reference on what a cluster adds to a StockPipeline, from the CRD. */
final class ReferenceStatus {
    private static final String NOTE = """

            ## status

            What the operator says on Kubernetes; nobody else writes it. Programs read the conditions
            (`kubectl wait --for=condition=Ready`), people the phase. What each reason means:
            [troubleshooting](kubernetes-troubleshooting.md).

            """;

    private final JsonNode version = new ObjectMapper()
            .<JsonNode>valueToTree(CustomResourceDefinition.document())
            .at("/spec/versions/0");
    private final StringBuilder text = new StringBuilder(NOTE);

    private ReferenceStatus() {}

    static String section() {
        return new ReferenceStatus().write();
    }

    private String write() {
        text.append("| field | type | what it is |\n| --- | --- | --- |\n");
        fields("status", version.at("/schema/openAPIV3Schema/properties/status/properties"));
        text.append("\nColumns of `kubectl get stockpipelines` (short: `spl`):\n\n");
        text.append("| column | from | what it is |\n| --- | --- | --- |\n");
        for (JsonNode column : version.path("additionalPrinterColumns")) {
            text.append("| ")
                    .append(column.path("name").asText())
                    .append(column.path("priority").asInt() > 0 ? ", with `-o wide`" : "")
                    .append(" | `")
                    .append(column.path("jsonPath").asText().substring(1))
                    .append("` | ")
                    .append(column.path("description").asText())
                    .append(" |\n");
        }
        JsonNode scale = version.at("/subresources/scale");
        text.append("\n`kubectl scale` and autoscalers write `")
                .append(path(scale, "specReplicasPath"))
                .append("` and read `")
                .append(path(scale, "statusReplicasPath"))
                .append("` and `")
                .append(path(scale, "labelSelectorPath"))
                .append("`.\n");
        return text.toString();
    }

    private void fields(String above, JsonNode properties) {
        properties.properties().forEach(field -> {
            JsonNode schema = field.getValue();
            String path = above + "." + field.getKey();
            text.append("| `")
                    .append(path)
                    .append("` | ")
                    .append(type(schema))
                    .append(" | ")
                    .append(schema.path("description").asText())
                    .append(" |\n");
            if (schema.has("items")) {
                fields(path + "[]", schema.at("/items/properties"));
            }
        });
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            StringBuilder choices = new StringBuilder();
            schema.path("enum")
                    .forEach(choice -> choices.append(choices.isEmpty() ? "`" : " or `")
                            .append(choice.asText())
                            .append('`'));
            return choices.toString();
        }
        if (schema.path("format").asText().equals("date-time")) {
            return "time, RFC 3339";
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "whole number";
            case "array" -> "list";
            default -> "text";
        };
    }

    private static String path(JsonNode scale, String name) {
        return scale.path(name).asText().substring(1);
    }
}
