package io.stockpipeline.processor.task;

/**
 * The names of the topology's nodes, which name its state too: they never change. Kafka Streams numbers the parts of a
 * topology in the order of their sources' names, and a part's number names its folders: what comes before {@link #ENGINE}
 * has a name after {@link #TICKS}, so that the engine's number is the same with it and without it.
 */
public final class Outputs {
    public static final String TICKS = "ticks";
    public static final String ENGINE = "engine";
    public static final String SYMBOLS = "symbols";
    public static final String AVERAGES = "averages";
    public static final String ALARMS = "alarms";
    public static final String BARS = "bars";
    public static final String DEAD_LETTERS = "dead-letters";

    /** Records of somebody else's topic, and what is done with them. */
    public static final String UNKEYED = "unkeyed";

    public static final String REKEY = "rekey";
    public static final String REKEYED = "rekeyed";
    public static final String REFUSED = "refused";

    private Outputs() {}
}
