package io.stockpipeline.model.yaml;

import io.stockpipeline.model.schema.Fault;
import org.yaml.snakeyaml.error.Mark;

/** The text cannot be read as YAML; never leaves this package. */
final class YamlFaultException extends Exception {
    private final transient Fault fault;

    YamlFaultException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    static YamlFaultException at(int line, int column, String message) {
        return new YamlFaultException(new Fault("line " + line + ", column " + column, message));
    }

    static YamlFaultException at(Mark mark, String message) {
        return at(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    Fault fault() {
        return fault;
    }
}
