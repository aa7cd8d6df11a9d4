/** Trades of the Coinbase Exchange. Start reading at {@link io.stockpipeline.extractor.coinbase.Coinbase}. */
@NullMarked
package io.stockpipeline.extractor.coinbase;

import org.jspecify.annotations.NullMarked;
