package io.stockpipeline.app.local;

import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.live.RunProgress;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorCounters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Puts together what extractor, where there is one, and processor count. Safe to read from any thread. */
final class ProgressMeter {
    private final Fetching extractor;
    private final ProcessorApp processor;
    private final boolean finite;
    private final LongSupplier nanoTime;
    private final long started;
    private volatile long ended = -1;

    ProgressMeter(Fetching extractor, ProcessorApp processor, boolean finite, LongSupplier nanoTime) {
        this.extractor = extractor;
        this.processor = processor;
        this.finite = finite;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    RunProgress now() {
        ProcessorCounters processed = processor.counters();
        long inThisRun = processed.taken() - processor.countersBefore().taken();
        long until = ended < 0 ? nanoTime.getAsLong() : ended;
        return new RunProgress(counts(processed), inThisRun, Duration.ofNanos(until - started));
    }

    /** The clock stops: what follows is tidying up. */
    void stop() {
        ended = nanoTime.getAsLong();
    }

    /** Whether a finite source has come to its end and all of it is processed. */
    boolean isDone() {
        // The end markers alone do not tell: those of an earlier run may stand before ticks that are new in this one.
        return extractor.ended()
                && processor.allPartitionsEnded()
                && processor.counters().taken() >= extractor.counters().published();
    }

    private RunCounts counts(ProcessorCounters processed) {
        ExtractorCounters fetched = extractor.counters();
        Map<DeadLetterReason, Long> deadLetters = new EnumMap<>(DeadLetterReason.class);
        deadLetters.putAll(processed.deadLetters());
        fetched.deadLetters().forEach((reason, count) -> deadLetters.merge(reason, count, Long::sum));
        // A live source counts from the start of its process, the processor from the pipeline's beginning.
        long read = finite ? fetched.read() : processed.taken() + fetched.deadLettersInAll();
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
}
