/**
 * History through the same engine with no Kafka: tolerances tried, prices shifted. Used by the command line. Start reading at
 * {@link io.stockpipeline.app.backtest.BacktestRun}.
 */
@NullMarked
package io.stockpipeline.app.backtest;

import org.jspecify.annotations.NullMarked;
