/**
 * A series taken apart into trend, season and remainder. {@link io.stockpipeline.analytics.decomposition.Classical} and
 * {@link io.stockpipeline.analytics.decomposition.Stl} do it, behind {@link io.stockpipeline.analytics.decomposition.Decomposer}. {@link io.stockpipeline.analytics.decomposition.SeasonalStrength} tells the forecast whether there is a season. Uses {@code series} and
 * {@code words} only; JDemetra+'s STL is known to this package alone. Start reading at
 * {@link io.stockpipeline.analytics.decomposition.Decomposition}.
 */
@NullMarked
package io.stockpipeline.analytics.decomposition;

import org.jspecify.annotations.NullMarked;
