package io.stockpipeline.operator.kubernetes.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds that the server serves: what discovery tells. */
public final class ApiResources {
    private final Map<String, ApiResource> byPath = new LinkedHashMap<>();

    ApiResources(Collection<ApiResource> types) {
        types.forEach(this::add);
    }

    /** Serves another kind, or the same one in a new way. */
    public synchronized void add(ApiResource type) {
        byPath.put(type.apiVersion() + "/" + type.plural(), type);
    }

    /** Serves a kind no longer. */
    public synchronized void remove(ApiResource type) {
        byPath.remove(type.apiVersion() + "/" + type.plural());
    }

    synchronized Optional<ApiResource> byPlural(String apiVersion, String plural) {
        return Optional.ofNullable(byPath.get(apiVersion + "/" + plural));
    }

    /** The type of objects with this apiVersion and kind. */
    public synchronized Optional<ApiResource> byKind(String apiVersion, String kind) {
        return byPath.values().stream()
                .filter(type ->
                        type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst();
    }

    synchronized List<ApiResource> all() {
        return List.copyOf(byPath.values());
    }
}
