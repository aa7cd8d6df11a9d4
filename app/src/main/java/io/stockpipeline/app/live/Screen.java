package io.stockpipeline.app.live;

import java.io.PrintWriter;
import java.util.List;

/** Draws frames over one another at the end of a terminal's output. */
final class Screen {
    private static final String UP = "\u001b[%dA\r";
    private static final String CLEAR_TO_LINE_END = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    /** A line that is too long after the window was made narrower is cut, not wrapped: the frame keeps its height. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintWriter out;
    private int height;

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** Puts lines that stay above the frame, and the frame. */
    void draw(List<String> staying, List<String> frame) {
        StringBuilder text = new StringBuilder(WRAP_OFF);
        if (height > 0) {
            text.append(UP.formatted(height));
        }
        staying.forEach(line -> append(text, line));
        frame.forEach(line -> append(text, line));
        out.print(text.append(CLEAR_BELOW).append(WRAP_ON));
        out.flush();
        height = frame.size();
    }

    private static void append(StringBuilder text, String line) {
        text.append(line).append(CLEAR_TO_LINE_END).append('\n');
    }
}
