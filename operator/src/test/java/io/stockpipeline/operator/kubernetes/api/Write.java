package io.stockpipeline.operator.kubernetes.api;

/**
 * A write that the server was asked for.
 *
 * @param user who asked
 * @param verb create, update, apply, patch, delete or deletecollection
 * @param fieldManager empty when none was named
 * @param code how it was answered
 * @param changed whether it changed anything
 */
public record Write(
        String user,
        String verb,
        String kind,
        String namespace,
        String name,
        String subresource,
        String fieldManager,
        int code,
        boolean changed) {

    static Write of(ApiRequest request, int code, boolean changed) {
        return new Write(
                request.user(),
                request.isApply() ? "apply" : request.verb(),
                request.type().kind(),
                request.namespace(),
                request.name(),
                request.subresource(),
                request.query().getOrDefault("fieldManager", ""),
                code,
                changed);
    }

    /** What was written: {@code Deployment/prices-console}, {@code StockPipeline/prices/status}. */
    public String target() {
        return kind + "/" + name + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    @Override
    public String toString() {
        return verb + " " + target() + " in " + namespace + " by " + user
                + (fieldManager.isEmpty() ? "" : " (" + fieldManager + ")") + ": " + code
                + (changed ? "" : ", nothing changed");
    }
}
