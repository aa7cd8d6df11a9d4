package io.stockpipeline.model.spec;

/** Unit of the times in a source's lines or records. */
public enum TimeUnit {
    s,
    ms,
    us,
    ns,
    iso
}
