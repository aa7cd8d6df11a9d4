package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** A whole number between two bounds, both included. */
public record Whole(long min, long max) implements FieldType {
    @Override
    public String noun() {
        return "a whole number";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!value.isIntegralNumber()) {
            Unfit.number(path, value, findings, noun(), String.valueOf(Math.max(min, Math.min(max, 3))));
            return;
        }
        BigInteger number = value.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(min)) < 0) {
            findings.fault(path, number + " is too small: at least " + min);
        } else if (number.compareTo(BigInteger.valueOf(max)) > 0) {
            findings.fault(path, number + " is too large: at most " + max);
        }
    }
}
