package io.stockpipeline.analytics.series;

import io.stockpipeline.analytics.words.Figures;

/** A method cannot say anything true of these numbers. The message says why, and what would help, to a person who is no statistician. */
public final class UnsuitableSeriesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence without a full stop, like {@code 12 values are too few: a forecast needs 20} */
    public UnsuitableSeriesException(String message) {
        super(message);
    }

    /**
     * Too few numbers.
     *
     * @param n how many there are
     * @param one what one of them is called, like {@code value}
     * @param rest what needs more and how many, like {@code : a forecast needs 20}
     */
    public static UnsuitableSeriesException tooFew(int n, String one, String rest) {
        return new UnsuitableSeriesException(Figures.count(n, one) + (n == 1 ? " is" : " are") + " too few" + rest);
    }

    /**
     * Numbers whose sums or differences leave the range of a computer's number.
     *
     * @param place of one of them, from 0
     */
    public static UnsuitableSeriesException tooLarge(int place) {
        return new UnsuitableSeriesException("the numbers around value " + (place + 1)
                + " are too large to reckon with: divide all of them by the same power of ten");
    }
}
