package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.operator.kubernetes.apply.Structure;
import io.stockpipeline.operator.kubernetes.defaults.CustomSchema;
import java.util.ArrayList;
import java.util.List;

/** CustomResourceDefinitions: every version served becomes a kind of the server. */
public final class CustomResources {
    static final String GROUP = "apiextensions.k8s.io";
    static final String PLURAL = "customresourcedefinitions";

    private CustomResources() {}

    /** The kinds that a definition makes. */
    public static List<ApiResource> of(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        List<ApiResource> types = new ArrayList<>();
        spec.path("versions").forEach(version -> {
            if (version.path("served").asBoolean()) {
                types.add(type(spec, version));
            }
        });
        return types;
    }

    private static ApiResource type(JsonNode spec, JsonNode version) {
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        Structure structure = Structure.parse(BuiltInStructures.METADATA);
        CustomSchema.describe(schema, structure);
        return new ApiResource(
                spec.path("group").asText(),
                version.path("name").asText(),
                spec.at("/names/plural").asText(),
                spec.at("/names/kind").asText(),
                spec.path("scope").asText().equals("Namespaced"),
                version.path("subresources").has("status"),
                true,
                true,
                structure,
                object -> CustomSchema.fillIn(schema, object));
    }

    /** A kind of which no schema is known: nothing is filled in, lists are replaced as a whole. */
    public static ApiResource withoutSchema(
            String group, String version, String plural, String kind, boolean namespaced, boolean status) {
        return new ApiResource(
                group,
                version,
                plural,
                kind,
                namespaced,
                status,
                true,
                true,
                Structure.parse(BuiltInStructures.METADATA),
                object -> {});
    }

    /** Serves what is defined, as definitions come and go. */
    static void follow(ApiServer server) {
        server.store().subscribe(event -> {
            if (event.id().type().plural().equals(PLURAL)) {
                of(event.node()).forEach(event.after() == null ? server.types()::remove : server.types()::add);
            }
        });
    }
}
