package io.stockpipeline.app.live;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that stdout is.
 *
 * @param color whether colours are welcome
 */
public record Terminal(int columns, int rows, boolean color) {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})");
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    /**
     * The terminal as the launcher found it: Java can neither tell that stdout is one nor how large it is. The variable
     * {@code STOCKPIPELINE_TERMINAL} holds rows and columns as {@code stty size} prints them, or nothing known; it is
     * absent where stdout is no terminal.
     */
    public static Optional<Terminal> of(Map<String, String> environment) {
        String size = environment.get("STOCKPIPELINE_TERMINAL");
        if (size == null || "dumb".equals(environment.get("TERM"))) {
            return Optional.empty();
        }
        // https://no-color.org: present and not empty.
        boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty();
        Matcher parts = SIZE.matcher(size);
        return Optional.of(
                parts.matches()
                        ? new Terminal(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)), color)
                        : new Terminal(USUAL_COLUMNS, USUAL_ROWS, color));
    }
}
