package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, as the API server words it: a Status object. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final String reason;

    private ApiError(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    /** 400: the request itself is wrong. */
    public static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    /** 403: the user's roles do not allow it. */
    public static ApiError forbidden(ApiRequest request, String verb) {
        String resource = request.type().plural()
                + (request.subresource().isEmpty() ? "" : "/" + request.subresource())
                + (request.type().group().isEmpty() ? "" : "." + request.type().group());
        String where = request.namespace().isEmpty()
                ? " at the cluster scope"
                : " in the namespace \"" + request.namespace() + "\"";
        return new ApiError(
                403,
                "Forbidden",
                resource + (request.name().isEmpty() ? "" : " \"" + request.name() + "\"") + " is forbidden: User \""
                        + request.user() + "\" cannot " + verb + " resource \""
                        + request.type().plural()
                        + (request.subresource().isEmpty() ? "" : "/" + request.subresource()) + "\" in API group \""
                        + request.type().group() + "\"" + where);
    }

    static ApiError notFound(ObjectId id) {
        return new ApiError(404, "NotFound", id.type().qualifiedPlural() + " \"" + id.name() + "\" not found");
    }

    static ApiError noSuchPath(String path) {
        return new ApiError(404, "NotFound", "the server could not find the requested resource: " + path);
    }

    static ApiError alreadyExists(ObjectId id) {
        return new ApiError(
                409, "AlreadyExists", id.type().qualifiedPlural() + " \"" + id.name() + "\" already exists");
    }

    static ApiError modified(ObjectId id) {
        return conflict("Operation cannot be fulfilled on " + id.type().qualifiedPlural() + " \"" + id.name()
                + "\": the object has been modified; please apply your changes to the latest version and try again");
    }

    /** 409. */
    public static ApiError conflict(String message) {
        return new ApiError(409, "Conflict", message);
    }

    static ApiError expired(String message) {
        return new ApiError(410, "Expired", message);
    }

    static ApiError unsupportedMediaType(String type) {
        return new ApiError(415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
    }

    /** 422: the object breaks a rule. */
    public static ApiError invalid(ObjectId id, String message) {
        return new ApiError(422, "Invalid", id.type().kind() + " \"" + id.name() + "\" is invalid: " + message);
    }

    /** Any other answer, for faults on demand. */
    public static ApiError of(int code, String reason, String message) {
        return new ApiError(code, reason, message);
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
        status.putObject("metadata");
        return status.put("message", getMessage()).put("reason", reason).put("code", code);
    }
}
