package io.stockpipeline.analytics.stationarity;

/** How many past values a test takes into account, so that what neighbours have in common does not mislead it. */
public sealed interface Lag {
    /** The method chooses; each test says how. */
    record Automatic() implements Lag {}

    /**
     * This many.
     *
     * @param count 0 or more
     */
    record Given(int count) implements Lag {
        public Given {
            if (count < 0) {
                throw new IllegalArgumentException("a lag of " + count + ": it is 0 or more");
            }
        }
    }

    /** The method chooses. */
    static Lag automatic() {
        return new Automatic();
    }

    /** This many, 0 or more. */
    static Lag of(int count) {
        return new Given(count);
    }
}
