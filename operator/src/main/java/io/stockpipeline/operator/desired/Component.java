package io.stockpipeline.operator.desired;

import java.util.Locale;

/** The parts of a pipeline that run in pods of their own. */
public enum Component {
    EXTRACTOR,
    PROCESSOR,
    CONSOLE;

    /** What it is called in names and labels, and the subcommand that it runs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its workload: {@code tech-extractor}. */
    public String of(String pipeline) {
        return pipeline + "-" + label();
    }
}
