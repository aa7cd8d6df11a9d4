/**
 * Invented prices: geometric Brownian motion per symbol from one seed, the same on every machine. Made for trials,
 * tests and demonstrations; {@code Sources} makes them. Start reading at
 * {@link io.stockpipeline.extractor.synthetic.SyntheticTicks}.
 */
@NullMarked
package io.stockpipeline.extractor.synthetic;

import org.jspecify.annotations.NullMarked;
