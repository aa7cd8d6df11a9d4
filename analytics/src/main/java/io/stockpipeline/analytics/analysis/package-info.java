/**
 * The methods as they are usually asked for: which lengths, which season, which numbers against which. The console and the command line
 * take these where nothing else is said, so both say the same of the same numbers. Start reading at
 * {@link io.stockpipeline.analytics.analysis.IndicatorSet}.
 */
@NullMarked
package io.stockpipeline.analytics.analysis;

import org.jspecify.annotations.NullMarked;
