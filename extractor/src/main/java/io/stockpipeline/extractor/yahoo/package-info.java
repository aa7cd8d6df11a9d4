/**
 * Yahoo Finance, polled or as a stream; for personal use under its terms. Not a supported interface of Yahoo's, so everything it
 * answers is doubted. {@code Sources} makes it. Start reading at
 * {@link io.stockpipeline.extractor.yahoo.YahooPollSource} or {@link io.stockpipeline.extractor.yahoo.YahooStream}.
 */
@NullMarked
package io.stockpipeline.extractor.yahoo;

import org.jspecify.annotations.NullMarked;
