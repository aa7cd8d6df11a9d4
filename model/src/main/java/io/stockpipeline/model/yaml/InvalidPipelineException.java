package io.stockpipeline.model.yaml;

import io.stockpipeline.model.schema.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is no good StockPipeline. Its message has one line per fault, fit to be shown as it is. */
public final class InvalidPipelineException extends Exception {
    private final transient List<Fault> faults;

    public InvalidPipelineException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** At least one, in the order in which they are to be shown. */
    public List<Fault> faults() {
        return faults;
    }
}
