package io.stockpipeline.operator.desired;

/** The part of a StockPipeline that a role reads, as the text of its file. */
final class RoleParts {
    private RoleParts() {}

    static String text(Pipeline pipeline, Component component) {
        return pipeline.tree().toPrettyString();
    }
}
