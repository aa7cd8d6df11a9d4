package io.stockpipeline.engine;

import java.util.Arrays;

/** Goes through several series of open things in order of their ends, and where ends are equal in order of the series. */
final class ClosingOrder {
    /** The end of what is not there. */
    static final long NO_MORE = Long.MAX_VALUE;

    private final int[] places;

    ClosingOrder(int series) {
        places = new int[series];
    }

    /** The end of the place-th open thing of a series, or {@link #NO_MORE}. */
    interface Ends {
        long end(int series, int place);
    }

    /** Is shown the place-th open thing of a series. */
    interface Visitor {
        void visit(int series, int place);
    }

    void forEach(long through, Ends ends, Visitor visitor) {
        Arrays.fill(places, 0);
        while (true) {
            int first = -1;
            long firstEnd = NO_MORE;
            for (int series = 0; series < places.length; series++) {
                long end = ends.end(series, places[series]);
                if (end < firstEnd) {
                    firstEnd = end;
                    first = series;
                }
            }
            if (first < 0 || firstEnd > through) {
                return;
            }
            visitor.visit(first, places[first]++);
        }
    }
}
