/** Trades and prices of Finnhub. Start reading at {@link io.stockpipeline.extractor.finnhub.Finnhub}. */
@NullMarked
package io.stockpipeline.extractor.finnhub;

import org.jspecify.annotations.NullMarked;
