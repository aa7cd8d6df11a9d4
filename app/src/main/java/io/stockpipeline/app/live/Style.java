package io.stockpipeline.app.live;

/** How a piece of text stands out. */
enum Style {
    PLAIN(""),
    HEADING("\u001b[1m"),
    UP("\u001b[32m"),
    DOWN("\u001b[31m"),
    ALARM("\u001b[33m");

    private static final String RESET = "\u001b[0m";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text, boolean color) {
        return this == PLAIN || !color || text.isBlank() ? text : code + text + RESET;
    }
}
