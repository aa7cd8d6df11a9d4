/** Trades of Alpaca. Start reading at {@link io.stockpipeline.extractor.alpaca.Alpaca}. */
@NullMarked
package io.stockpipeline.extractor.alpaca;

import org.jspecify.annotations.NullMarked;
