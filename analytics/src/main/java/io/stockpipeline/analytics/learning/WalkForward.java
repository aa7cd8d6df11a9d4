package io.stockpipeline.analytics.learning;

import java.util.List;

/**
 * What is learned from, and how the test walks forward in time.
 *
 * @param lags how many earlier returns are looked at, 1 to 20
 * @param averages lengths of moving averages whose ratio to the price is looked at, 2 to 250 each, at most 5; may be empty
 * @param ridge penalty of the squared weights as a share of the training steps, 0.001 to 10: the larger, the closer to "no change"
 * @param window what each fit is trained on
 * @param train returns in the first training window (and, rolling, in every one), 50 to 10000
 * @param refitEvery steps from one fit to the next, from 1
 */
public record WalkForward(int lags, List<Integer> averages, double ridge, Window window, int train, int refitEvery) {

    /** What each fit is trained on. */
    public enum Window {
        /** Everything until then. */
        Expanding,
        /** The last {@code train} returns until then. */
        Rolling
    }

    /** @throws IllegalArgumentException when a number is out of its range */
    public WalkForward {
        averages = List.copyOf(averages);
        range("lags", lags, 1, 20);
        range("averages", averages.size(), 0, 5);
        averages.forEach(a -> range("a moving average", a, 2, 250));
        if (!(ridge >= 0.001 && ridge <= 10)) {
            throw new IllegalArgumentException("ridge " + ridge + " is not from 0.001 to 10");
        }
        range("train", train, 50, 10_000);
        range("refitEvery", refitEvery, 1, Integer.MAX_VALUE);
    }

    /** Five returns, averages of 5, 10 and 20, penalty a tenth, expanding from 250 returns (a year of days), refitted every 20. */
    public static WalkForward usual() {
        return new WalkForward(5, List.of(5, 10, 20), 0.1, Window.Expanding, 250, 20);
    }

    private static void range(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(what + " " + value + " is not from " + from + " to " + to);
        }
    }
}
