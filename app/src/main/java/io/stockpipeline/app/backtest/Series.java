package io.stockpipeline.app.backtest;

import java.util.Comparator;

/** One alarm or window of one symbol. */
record Series(String name, String symbol) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::symbol).thenComparing(Series::name);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
