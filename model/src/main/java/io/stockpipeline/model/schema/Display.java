package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value is shown inside a message: short, quoted, on one line. */
final class Display {
    private static final int LONGEST = 40;

    private Display() {}

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.append(end < text.length() ? "…\"" : "\"").toString();
    }

    /** What stands there, as seen by someone who wanted something else. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "a mapping";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            default -> "empty";
        };
    }
}
