package io.stockpipeline.app.live;

import java.util.ArrayList;
import java.util.List;

/** The lines of one frame, none wider than the terminal. */
final class Frame {
    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int width;

    Frame(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Appends to the open line as much of the text as has room. */
    Frame add(String text, Style style) {
        int room = terminal.columns() - width;
        String shown = text.length() <= room ? text : text.substring(0, Math.max(0, room));
        width += shown.length();
        line.append(style.apply(shown, terminal.color()));
        return this;
    }

    Frame add(String text) {
        return add(text, Style.PLAIN);
    }

    void endLine() {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
    }

    List<String> lines() {
        return lines;
    }
}
