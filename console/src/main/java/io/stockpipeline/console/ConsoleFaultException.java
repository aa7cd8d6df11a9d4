package io.stockpipeline.console;

import java.util.List;

/** The console cannot be had as the pipeline asks for it: a Secret is missing or of no use. */
public final class ConsoleFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ConsoleFaultException(List<String> faults, Throwable cause) {
        super(String.join("; ", faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** One line each: where in the pipeline's file, what is wrong, what to do. They show no secret. */
    public List<String> faults() {
        return faults;
    }
}
