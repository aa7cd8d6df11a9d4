package io.stockpipeline.extractor.publish;

import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.Map;

/**
 * The record of the topic {@code positions} that a finite source resumes at. It is written in the transaction of the
 * records that it counts, so it can be neither ahead of them nor behind.
 *
 * @param source where reading goes on
 * @param read records read so far
 * @param published ticks published so far
 * @param deadLetters unusable records so far, by reason
 * @param ended whether the end markers are written
 */
public record Position(
        SourcePosition source, long read, long published, Map<DeadLetterReason, Long> deadLetters, boolean ended) {}
