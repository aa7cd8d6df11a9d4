package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.Side;

/**
 * A trade that a venue's double tells of.
 *
 * @param symbol the pipeline's
 * @param time epoch milliseconds
 * @param price digits
 * @param size digits
 * @param side the taker's
 */
public record Trade(String symbol, long number, long time, String price, String size, Side side) {}
