/**
 * How StockPipeline behaves with more symbols, more ticks of one symbol, more threads, and how soon it is back. Start
 * reading at {@link io.stockpipeline.bench.harness.scale.Scenario}.
 */
@NullMarked
package io.stockpipeline.bench.harness.scale;

import org.jspecify.annotations.NullMarked;
