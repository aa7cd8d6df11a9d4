package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A number with decimals.
 *
 * @param min the least value
 * @param aboveMin whether the least value itself is refused
 * @param max the greatest value
 */
public record DecimalNumber(double min, boolean aboveMin, double max) implements FieldType {
    @Override
    public String noun() {
        return "a number";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!value.isNumber()) {
            Unfit.number(path, value, findings, noun(), "0.5");
            return;
        }
        double number = value.doubleValue();
        String shown = findings.written(path, value);
        if (number < min || (aboveMin && number == min)) {
            findings.fault(path, shown + " is too small: " + (aboveMin ? "more than " : "at least ") + plain(min));
        } else if (number > max) {
            findings.fault(path, shown + " is too large: at most " + plain(max));
        }
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
