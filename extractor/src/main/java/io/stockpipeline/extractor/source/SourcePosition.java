package io.stockpipeline.extractor.source;

import org.jspecify.annotations.Nullable;

/**
 * Where a finite source stands: after the record that was handed out last.
 *
 * @param line lines (or, of a generator, ticks) passed so far, header and empty lines included
 * @param offset bytes of the unpacked content passed so far; 0 of a generator
 * @param shift milliseconds that are added to every time, once the first tick has settled it
 * @param content which data the position is a position in
 */
public record SourcePosition(
        long line, long offset, @Nullable Long shift, ContentIdentity content) {}
