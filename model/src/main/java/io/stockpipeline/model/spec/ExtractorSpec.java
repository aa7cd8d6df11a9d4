package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** The extractor's workload. */
public record ExtractorSpec(int shards, @Nullable PodTemplate template) {}
