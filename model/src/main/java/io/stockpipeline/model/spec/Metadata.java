package io.stockpipeline.model.spec;

import java.util.Map;

/** The name of a pipeline. The namespace is {@code local} outside Kubernetes; labels and annotations are carried, not read. */
public record Metadata(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {}
