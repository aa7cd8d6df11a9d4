/**
 * {@code analyze}: time-series statistics over a file of prices or bars, shown to a person or as JSON. The methods are those of
 * analytics; here files are read and results written. Start reading at {@link io.stockpipeline.app.analyze.SeriesFile}.
 */
@NullMarked
package io.stockpipeline.app.analyze;

import org.jspecify.annotations.NullMarked;
