/**
 * Whether the next return can be learned from those before it, and an honest measure of it: walk-forward only, against the naive random
 * walk. Expect no gain. Uses {@code series} and the test of {@code forecast}. Start reading at
 * {@link io.stockpipeline.analytics.learning.NextReturn}.
 */
@NullMarked
package io.stockpipeline.analytics.learning;

import org.jspecify.annotations.NullMarked;
