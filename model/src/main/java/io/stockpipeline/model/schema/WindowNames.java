package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of windows, given or derived, in Java and in CEL. CEL never builds the name of a Count window: an API server
 * cannot bound the cost of turning a number into text, so the number is read out of the other name instead. Derived
 * names are as {@code WindowSpec.resolvedName()} has them.
 */
final class WindowNames {
    private WindowNames() {}

    static List<String> of(JsonNode windows) {
        List<String> names = new ArrayList<>();
        windows.forEach(window -> names.add(nameOf(window)));
        names.removeIf(String::isEmpty);
        return names;
    }

    static List<String> ofSliding(JsonNode windows) {
        List<String> names = new ArrayList<>();
        for (JsonNode window : windows) {
            if (Values.is(window, "type", "Sliding")) {
                names.add(nameOf(window));
            }
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Empty when the window lacks what its name is made of, which is a fault of its own. */
    private static String nameOf(JsonNode window) {
        if (Values.has(window, "name")) {
            return Values.text(window, "name");
        }
        String type = Values.text(window, "type");
        if (!Values.has(window, type.equals("Count") ? "count" : "size")
                || (type.equals("Hopping") && !Values.has(window, "advance"))) {
            return "";
        }
        String average = switch (Values.text(window, "average")) {
            case "Exponential" -> "ema-";
            case "Weighted" -> "wma-";
            case "VolumeWeighted" -> "vwap-";
            default -> "";
        };
        String size = Values.text(window, "size");
        return average
                + switch (type) {
                    case "Tumbling" -> "tumbling-" + size;
                    case "Hopping" -> "hop-" + size + "-" + Values.text(window, "advance");
                    case "Count" -> "last-" + Values.text(window, "count");
                    default -> size;
                };
    }

    /** CEL: whether no two windows have one name. */
    static String unique(String windows) {
        return windows + ".all(w, " + windows + ".exists_one(v, has(v.name) ? (" + isName("w", "v.name")
                + ") : has(w.name) ? (" + isDerived("v", "w.name") + ") : (" + alike("v", "w") + ")))";
    }

    /** CEL: whether that text is the window's name. */
    static String isName(String w, String text) {
        return "has(" + w + ".name) ? " + w + ".name == " + text + " : (" + isDerived(w, text) + ")";
    }

    private static String isDerived(String w, String text) {
        return isDerivedSliding(w, text)
                + or(w, "Tumbling", "has(" + w + ".size) && " + text + " == 'tumbling-' + " + w + ".size", "Simple")
                + or(
                        w,
                        "Tumbling",
                        "has(" + w + ".size) && " + text + " == 'vwap-tumbling-' + " + w + ".size",
                        "VolumeWeighted")
                + or(w, "Hopping", hop(w, text, "hop-"), "Simple")
                + or(w, "Hopping", hop(w, text, "vwap-hop-"), "VolumeWeighted")
                + or(w, "Count", last(w, text, "last-"), "Simple")
                + or(w, "Count", last(w, text, "ema-last-"), "Exponential")
                + or(w, "Count", last(w, text, "wma-last-"), "Weighted")
                + or(w, "Count", last(w, text, "vwap-last-"), "VolumeWeighted");
    }

    /** CEL: the same for a window without a name, if it is a Sliding one. */
    static String isDerivedSliding(String w, String text) {
        return clause(w, "Sliding", "has(" + w + ".size) && " + text + " == " + w + ".size", "Simple")
                + or(w, "Sliding", "has(" + w + ".size) && " + text + " == 'ema-' + " + w + ".size", "Exponential")
                + or(w, "Sliding", "has(" + w + ".size) && " + text + " == 'vwap-' + " + w + ".size", "VolumeWeighted");
    }

    private static String or(String w, String type, String condition, String average) {
        return " || " + clause(w, type, condition, average);
    }

    private static String clause(String w, String type, String condition, String average) {
        return "(" + w + ".type == '" + type + "' && " + w + ".average == '" + average + "' && " + condition + ")";
    }

    private static String hop(String w, String text, String prefix) {
        return "has(" + w + ".size) && has(" + w + ".advance) && " + text + " == '" + prefix + "' + " + w
                + ".size + '-' + " + w + ".advance";
    }

    private static String last(String w, String text, String prefix) {
        return "has(" + w + ".count) && " + text + ".matches('^" + prefix + "[1-9][0-9]{0,4}$') && int(" + text
                + ".substring(" + prefix.length() + ")) == " + w + ".count";
    }

    private static String alike(String v, String w) {
        return v + ".type == " + w + ".type && " + v + ".average == " + w + ".average && " + same(v, w, "size") + " && "
                + same(v, w, "advance") + " && " + same(v, w, "count");
    }

    private static String same(String v, String w, String field) {
        return "has(" + v + "." + field + ") == has(" + w + "." + field + ") && (!has(" + v + "." + field + ") || " + v
                + "." + field + " == " + w + "." + field + ")";
    }
}
