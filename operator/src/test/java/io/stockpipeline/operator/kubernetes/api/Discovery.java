package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server serves: {@code /version}, {@code /api}, {@code /apis} and below. */
final class Discovery {
    private final ApiResources types;

    Discovery(ApiResources types) {
        this.types = types;
    }

    /** The answer, or null when the path is not discovery's. */
    ApiResponse answer(String path) {
        return switch (path.replaceAll("/+$", "")) {
            case "" -> ok("{\"paths\":[\"/api\",\"/api/v1\",\"/apis\",\"/version\"]}");
            case "/version" ->
                ok("{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\",\"platform\":\"linux/amd64\"}");
            case "/livez", "/readyz", "/healthz" -> new ApiResponse(200, "ok", false);
            case "/api" -> ok("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
            case "/apis" -> ok(groups().toString());
            default -> path.matches("/apis/[^/]+/?") ? group(path.split("/")[2], path) : null;
        };
    }

    /** One group with its versions; 404 when it is not served. */
    private ApiResponse group(String name, String path) {
        for (JsonNode group : groups().path("groups")) {
            if (group.path("name").asText().equals(name)) {
                return ok(((ObjectNode) group)
                        .put("kind", "APIGroup")
                        .put("apiVersion", "v1")
                        .toString());
            }
        }
        throw ApiError.noSuchPath(path);
    }

    /** The kinds of a version; 404 when there are none. */
    ApiResponse version(String apiVersion, String path) {
        List<ApiResource> served = types.all().stream()
                .filter(type -> type.apiVersion().equals(apiVersion))
                .toList();
        if (served.isEmpty()) {
            throw ApiError.noSuchPath(path);
        }
        ObjectNode list = object("APIResourceList").put("groupVersion", apiVersion);
        ArrayNode resources = list.putArray("resources");
        for (ApiResource type : served) {
            add(resources, type, type.plural(), "create delete deletecollection get list patch update watch");
            if (type.hasStatus()) {
                add(resources, type, type.plural() + "/status", "get patch update");
            }
        }
        return ok(list.toString());
    }

    private ObjectNode groups() {
        Map<String, Set<String>> versions = new LinkedHashMap<>();
        types.all().stream()
                .filter(type -> !type.group().isEmpty())
                .forEach(type -> versions.computeIfAbsent(type.group(), absent -> new LinkedHashSet<>())
                        .add(type.version()));
        ObjectNode list = object("APIGroupList");
        ArrayNode groups = list.putArray("groups");
        versions.forEach((group, served) -> {
            ObjectNode entry = groups.addObject().put("name", group);
            ArrayNode array = entry.putArray("versions");
            served.forEach(version ->
                    array.addObject().put("groupVersion", group + "/" + version).put("version", version));
            entry.set("preferredVersion", array.get(0));
        });
        return list;
    }

    private static void add(ArrayNode resources, ApiResource type, String name, String verbs) {
        ObjectNode resource = resources
                .addObject()
                .put("name", name)
                .put("kind", type.kind())
                .put("singularName", "")
                .put("namespaced", type.namespaced());
        ArrayNode array = resource.putArray("verbs");
        List.of(verbs.split(" ")).forEach(array::add);
    }

    private static ObjectNode object(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", "v1");
    }

    private static ApiResponse ok(String body) {
        return new ApiResponse(200, body, false);
    }
}
