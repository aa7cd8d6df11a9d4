/** Trades of Binance's spot market. Start reading at {@link io.stockpipeline.extractor.binance.Binance}. */
@NullMarked
package io.stockpipeline.extractor.binance;

import org.jspecify.annotations.NullMarked;
