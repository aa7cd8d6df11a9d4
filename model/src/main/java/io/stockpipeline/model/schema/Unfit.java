package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What is said where a number was wanted and something else was found. */
final class Unfit {
    private Unfit() {}

    static void number(Path path, JsonNode value, Findings findings, String wanted, String example) {
        if (value.isTextual() && isNumber(value.textValue())) {
            findings.fault(
                    path, "must be " + wanted + ", not text: write " + value.textValue() + " without quotation marks");
        } else if (value.isTextual()) {
            findings.fault(
                    path, Display.quoted(value.textValue()) + " is not " + wanted + " (for example " + example + ")");
        } else if (value.isNumber()) {
            findings.fault(
                    path, findings.written(path, value) + " is not " + wanted + " (for example " + example + ")");
        } else {
            findings.fault(
                    path, "must be " + wanted + ", not " + Display.kind(value) + " (for example " + example + ")");
        }
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
