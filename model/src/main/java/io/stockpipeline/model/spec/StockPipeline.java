package io.stockpipeline.model.spec;

/** A StockPipeline as its user writes it: one file, one pipeline. */
public record StockPipeline(String apiVersion, String kind, Metadata metadata, StockPipelineSpec spec) {
    /** The only API version there is. */
    public static final String API_VERSION = "stockpipeline.io/v1alpha1";

    public static final String KIND = "StockPipeline";

    /** {@code <namespace>.<name>}: the application id and the prefix of every topic. */
    public String qualifiedName() {
        return metadata.namespace() + "." + metadata.name();
    }
}
