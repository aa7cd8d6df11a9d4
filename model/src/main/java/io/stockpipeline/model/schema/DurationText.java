package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A length of time: {@code 5m}, {@code 1h30m}, {@code 500ms}, or whole days {@code 7d}. The digits of each unit are
 * bounded, so that no such text overflows 64 bits of nanoseconds, which is where CEL and Go stop.
 *
 * @param zero whether {@code 0s} is a value too
 */
public record DurationText(boolean zero) implements FieldType {
    private static final String PARTS =
            "([1-9][0-9]{0,9}ms|[1-9][0-9]{0,8}s|[1-9][0-9]{0,6}m|[1-9][0-9]{0,4}h)+|[1-9][0-9]{0,4}d";
    private static final String MEND = "write it like 500ms, 30s, 5m, 1h30m or 7d";
    private static final String NO_UNIT = "%s has no unit: write it like %ss or %sm";

    /** Above zero. */
    public static final Form POSITIVE =
            Form.of("a duration", "^(" + PARTS + ")$", 32, MEND).unquoted(NO_UNIT);
    /** Zero included. */
    public static final Form FROM_ZERO =
            Form.of("a duration", "^(" + PARTS + "|0s)$", 32, MEND + ", or 0s").unquoted(NO_UNIT);

    public Form form() {
        return zero ? FROM_ZERO : POSITIVE;
    }

    @Override
    public String noun() {
        return "a duration";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (value.isTextual()) {
            form().check(path, value.textValue(), findings);
        } else if (value.isIntegralNumber() && value.bigIntegerValue().signum() > 0) {
            Text.unquoted(path, value, findings, form());
        } else if (value.isNumber()) {
            form().check(path, findings.written(path, value), findings);
        } else {
            findings.fault(path, "must be a duration, not " + Display.kind(value) + ": " + form().mend());
        }
    }
}
