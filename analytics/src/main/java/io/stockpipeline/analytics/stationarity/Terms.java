package io.stockpipeline.analytics.stationarity;

/** What a series is thought to come back to. */
public enum Terms {
    /** To zero ({@code n} in the literature). Right for returns and changes, seldom for prices. */
    None(0, "zero"),
    /** To a level ({@code c}). */
    Constant(1, "a fixed level"),
    /** To a straight line that rises or falls ({@code ct}). */
    Trend(2, "a straight line");

    private final int columns;
    private final String words;

    Terms(int columns, String words) {
        this.columns = columns;
        this.words = words;
    }

    /** How many columns the regression has for it. */
    int columns() {
        return columns;
    }

    /** In words, after "comes back to". */
    String inWords() {
        return words;
    }
}
