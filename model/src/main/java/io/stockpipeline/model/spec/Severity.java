package io.stockpipeline.model.spec;

/** How much an alarm matters, least first. */
public enum Severity {
    Info,
    Warning,
    Critical
}
