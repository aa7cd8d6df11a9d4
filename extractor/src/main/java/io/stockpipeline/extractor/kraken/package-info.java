/** Trades of Kraken's spot market. Start reading at {@link io.stockpipeline.extractor.kraken.Kraken}. */
@NullMarked
package io.stockpipeline.extractor.kraken;

import org.jspecify.annotations.NullMarked;
