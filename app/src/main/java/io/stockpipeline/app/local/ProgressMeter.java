package io.stockpipeline.app.local;

import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.live.RunProgress;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorCounters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Puts together what extractor and processor count. Safe to read from any thread. */
final class ProgressMeter {
    private final Extractor extractor;
    private final ProcessorApp processor;
    private final boolean finite;
    private final LongSupplier nanoTime;
    private final long started;
    private long readBefore = -1;
    private long ended = -1;

    ProgressMeter(Extractor extractor, ProcessorApp processor, boolean finite, LongSupplier nanoTime) {
        this.extractor = extractor;
        this.processor = processor;
        this.finite = finite;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** Looked at regularly, it learns what had been read before this run. */
    synchronized RunProgress now() {
        RunCounts counts = counts();
        if (readBefore < 0 && extractor.health().delivering()) {
            readBefore = counts.read();
        }
        long inThisRun = readBefore < 0 ? 0 : counts.read() - readBefore;
        long until = ended < 0 ? nanoTime.getAsLong() : ended;
        return new RunProgress(counts, inThisRun, Duration.ofNanos(until - started));
    }

    /** The clock stops: what follows is tidying up. */
    synchronized void stop() {
        ended = nanoTime.getAsLong();
    }

    /** Whether a finite source has come to its end and all of it is processed. */
    boolean isDone() {
        // The end markers alone do not tell: those of an earlier run may stand before ticks that are new in this one.
        return extractor.ended()
                && processor.allPartitionsEnded()
                && taken(processor.counters()) >= extractor.counters().published();
    }

    private RunCounts counts() {
        ExtractorCounters fetched = extractor.counters();
        ProcessorCounters processed = processor.counters();
        Map<DeadLetterReason, Long> deadLetters = new EnumMap<>(DeadLetterReason.class);
        deadLetters.putAll(processed.deadLetters());
        fetched.deadLetters().forEach((reason, count) -> deadLetters.merge(reason, count, Long::sum));
        // A live source counts from the start of its process, the processor from the pipeline's beginning.
        long read = finite ? fetched.read() : taken(processed) + fetched.deadLettersInAll();
        return new RunCounts(
                read,
                processed.accepted(),
                processed.late(),
                processed.duplicates(),
                deadLetters,
                processed.averages(),
                processed.alarms(),
                processed.bars());
    }

    private static long taken(ProcessorCounters processed) {
        return processed.accepted()
                + processed.duplicates()
                + processed.deadLetters().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
