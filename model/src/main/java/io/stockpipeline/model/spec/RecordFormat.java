package io.stockpipeline.model.spec;

/** How a foreign record is written. */
public enum RecordFormat {
    Json,
    Jsonl,
    Csv
}
