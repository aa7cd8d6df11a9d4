/**
 * A series taken apart into trend, season and remainder. {@link io.stockpipeline.analytics.decomposition.Classical} and
 * {@link io.stockpipeline.analytics.decomposition.Stl} do it, behind {@link io.stockpipeline.analytics.decomposition.Decomposer}. Uses
 * {@code series} only; JDemetra+ is known to {@code Stl} and its windows alone. Start reading at
 * {@link io.stockpipeline.analytics.decomposition.Decomposition}.
 */
@NullMarked
package io.stockpipeline.analytics.decomposition;

import org.jspecify.annotations.NullMarked;
