package io.stockpipeline.analytics.series;

/** A method cannot say anything true of these numbers. The message says why, and what would help, to a person who is no statistician. */
public final class UnsuitableSeriesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence without a full stop, like {@code 12 values are too few: a forecast needs 20} */
    public UnsuitableSeriesException(String message) {
        super(message);
    }
}
