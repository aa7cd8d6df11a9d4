package io.stockpipeline.model.spec;

/** A Secret in the pipeline's namespace. */
public record SecretRef(String name) {}
