package io.stockpipeline.engine.history;

import io.stockpipeline.model.number.PowersOfTen;

/**
 * The decimals that a symbol's numbers are computed with: the most that any accepted price (or size) has had so far.
 * They only grow, so that a mean's digits do not flicker with the trailing zeros of the last price.
 */
public final class Scales {
    private int price;
    private int size;

    public Scales(int price, int size) {
        this.price = price;
        this.size = size;
    }

    public int price() {
        return price;
    }

    public int size() {
        return size;
    }

    /** Notional is price times size. */
    public int notional() {
        return price + size;
    }

    /** Takes greater scales over; the caller rescales every sum beforehand. */
    void grow(int newPrice, int newSize) {
        price = newPrice;
        size = newSize;
    }

    /** Whether {@code unscaled * 10^exponent} fits a {@code long}. */
    static boolean fits(long unscaled, int exponent) {
        return exponent == 0 || unscaled <= Long.MAX_VALUE / PowersOfTen.of(exponent);
    }
}
