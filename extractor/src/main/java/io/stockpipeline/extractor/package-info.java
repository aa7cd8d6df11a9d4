/**
 * Fetches ticks and publishes them. {@code source} is the port that sources implement, {@code file}, {@code synthetic},
 * {@code yahoo} and the venues over {@code stream} are the sources, {@code publish} puts their records into Kafka. The command line uses this module,
 * as a role of its own and within the local mode; its backtest uses {@code file}. Start reading at
 * {@link io.stockpipeline.extractor.Extractor}.
 */
@NullMarked
package io.stockpipeline.extractor;

import org.jspecify.annotations.NullMarked;
