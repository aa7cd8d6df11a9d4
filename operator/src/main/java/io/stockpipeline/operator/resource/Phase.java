package io.stockpipeline.operator.resource;

/** How a pipeline is, in one word. */
public enum Phase {
    /** On its way: something is not there yet. */
    Pending,
    /** Ticks flow, or may flow. */
    Running,
    /** A finite source has come to its end; the lag says whether everything is processed. */
    Completed,
    /** It ran, and a part of it does not. */
    Degraded,
    /** Told to stand still: {@code spec.suspend}. */
    Suspended,
    /** The operator was told to keep its hands off: {@code spec.paused}. */
    Paused,
    /** It cannot run until somebody changes something. */
    Failed,
    /** It is being deleted. */
    Terminating
}
