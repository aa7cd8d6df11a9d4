package io.stockpipeline.processor.task;

/** The names of the topology's nodes, which name its state too: they never change. */
public final class Outputs {
    public static final String TICKS = "ticks";
    public static final String ENGINE = "engine";
    public static final String SYMBOLS = "symbols";
    public static final String AVERAGES = "averages";
    public static final String ALARMS = "alarms";
    public static final String BARS = "bars";
    public static final String DEAD_LETTERS = "dead-letters";

    private Outputs() {}
}
