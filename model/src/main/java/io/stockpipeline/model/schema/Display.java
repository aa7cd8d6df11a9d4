package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value is shown inside a message: short, quoted, on one line. */
final class Display {
    private static final int LONGEST = 40;

    private Display() {}

    static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The text with a blank for every control character. */
    static String oneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString();
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
