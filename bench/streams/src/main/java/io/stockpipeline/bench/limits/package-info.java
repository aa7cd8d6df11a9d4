/**
 * What no contestant can beat: Kafka's clients doing as little as can be. Start reading at
 * {@link io.stockpipeline.bench.limits.PassThrough}.
 */
@NullMarked
package io.stockpipeline.bench.limits;

import org.jspecify.annotations.NullMarked;
