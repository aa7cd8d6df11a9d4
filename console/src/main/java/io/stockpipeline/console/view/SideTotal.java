package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The trades of one side.
 *
 * @param side null: the venue told none
 * @param trades how many
 * @param prices sum of their prices
 * @param volume sum of their sizes
 */
public record SideTotal(@Nullable Side side, long trades, BigDecimal prices, BigDecimal volume) {}
