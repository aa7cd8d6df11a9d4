/**
 * Files of ticks: CSV and JSON Lines, plain or gzip, read by the line at millions of lines a second; how a line is taken
 * apart is the business of {@link io.stockpipeline.model.line}. Knows no Kafka;
 * the command line's backtest reads its data here too. Start reading at
 * {@link io.stockpipeline.extractor.file.TickFileReader}.
 */
@NullMarked
package io.stockpipeline.extractor.file;

import org.jspecify.annotations.NullMarked;
