package io.stockpipeline.model.spec;

/** How a repeated tick is told: by its time, by its id, or not at all. */
public enum Deduplication {
    Time,
    Id,
    None
}
