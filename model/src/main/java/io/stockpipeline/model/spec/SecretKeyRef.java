package io.stockpipeline.model.spec;

/** One key of a Secret in the pipeline's namespace. */
public record SecretKeyRef(String name, String key) {}
