package io.stockpipeline.model.wire;

/** Who crossed the spread. */
public enum Side {
    Buy,
    Sell
}
