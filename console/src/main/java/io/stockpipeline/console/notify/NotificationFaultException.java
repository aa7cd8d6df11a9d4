package io.stockpipeline.console.notify;

import java.util.List;

/** The notifications cannot be sent as the pipeline is written: Secrets are missing or of no use. */
public final class NotificationFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    NotificationFaultException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One line each: where in the pipeline's file, what is wrong, what to do. They show no secret. */
    public List<String> faults() {
        return faults;
    }
}
