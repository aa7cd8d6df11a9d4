package io.stockpipeline.operator.kubernetes.api;

import java.util.Map;

/**
 * A request for objects of one kind.
 *
 * @param user who asks; the bearer token
 * @param method GET, POST, PUT, PATCH, DELETE
 * @param namespace empty when not in a namespace
 * @param name empty for a whole collection
 * @param subresource empty for the object itself
 * @param query the query parameters
 * @param contentType without parameters; empty for none
 */
public record ApiRequest(
        String user,
        String method,
        ApiResource type,
        String namespace,
        String name,
        String subresource,
        Map<String, String> query,
        String contentType,
        String userAgent,
        String body) {

    static final String APPLY = "application/apply-patch+yaml";

    /** The same for a caller inside the server's process. */
    public static ApiRequest internal(String method, ObjectId id, String subresource, String contentType, String body) {
        return new ApiRequest(
                "controllers",
                method,
                id.type(),
                id.namespace(),
                id.name(),
                subresource,
                Map.of(),
                contentType,
                "controllers",
                body);
    }

    /** The same with the type that a path names; null when it names none. */
    static ApiRequest withoutBody(
            ApiResources types, String user, String method, String path, String query, String contentType) {
        RequestPath parsed = RequestPath.parse(path);
        return types.byPlural(parsed.apiVersion(), parsed.plural())
                .map(type -> new ApiRequest(
                        user,
                        method,
                        type,
                        parsed.namespace(),
                        parsed.name(),
                        parsed.subresource(),
                        RequestPath.query(query),
                        contentType.replaceAll(";.*", "").trim(),
                        "",
                        ""))
                .orElse(null);
    }

    /** The object that is meant. */
    public ObjectId id() {
        return new ObjectId(type, namespace, name);
    }

    /** Whether this is a server-side apply. */
    public boolean isApply() {
        return method.equals("PATCH") && contentType.equals(APPLY);
    }

    /** Whether this asks for a watch. */
    public boolean isWatch() {
        return method.equals("GET") && "true".equals(query.get("watch"));
    }

    /** The word that roles use for it. */
    public String verb() {
        return switch (method) {
            case "GET" -> isWatch() ? "watch" : name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> "patch";
        };
    }

    @Override
    public String toString() {
        return user + ": " + (isApply() ? "apply" : verb()) + " " + id()
                + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
