package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** Where a pod finds the files of a file source: exactly one of the two. */
public record VolumeSpec(
        @Nullable String configMap, @Nullable String persistentVolumeClaim) {}
