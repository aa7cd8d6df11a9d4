package io.stockpipeline.processor.store;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;

/** How far the processing of one partition has come, and what it has counted. Kept with the state, so it survives crashes. */
public final class TaskProgress {
    private static final int LAYOUT = 1;

    /** Offset of the last record that the state holds; -1 before the first. */
    public long lastOffset = -1;
    /** Number of the commit that wrote this. */
    long commit;
    /** Whether the last record was the end of a finite source. */
    public boolean ended;

    public long accepted;
    /** Accepted ones that were older than their symbol's latest. */
    public long late;

    public long duplicates;
    public long averages;
    public long alarms;
    public long bars;
    private final EnumMap<DeadLetterReason, Long> deadLetters = new EnumMap<>(DeadLetterReason.class);

    public void deadLetter(DeadLetterReason reason) {
        deadLetters.merge(reason, 1L, Long::sum);
    }

    public Map<DeadLetterReason, Long> deadLetters() {
        return deadLetters;
    }

    byte[] toBytes() {
        StateWriter out = new StateWriter()
                .natural(LAYOUT)
                .number(lastOffset)
                .natural(commit)
                .flag(ended)
                .natural(accepted)
                .natural(late)
                .natural(duplicates)
                .natural(averages)
                .natural(alarms)
                .natural(bars)
                .natural(deadLetters.size());
        deadLetters.forEach((reason, count) -> out.text(reason.name()).natural(count));
        return out.toByteArray();
    }

    static TaskProgress of(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        if (in.count() != LAYOUT) {
            throw new IllegalStateException("the state was written by another version");
        }
        TaskProgress progress = new TaskProgress();
        progress.lastOffset = in.number();
        progress.commit = in.natural();
        progress.ended = in.flag();
        progress.accepted = in.natural();
        progress.late = in.natural();
        progress.duplicates = in.natural();
        progress.averages = in.natural();
        progress.alarms = in.natural();
        progress.bars = in.natural();
        for (int i = in.count(); i > 0; i--) {
            progress.deadLetters.put(DeadLetterReason.valueOf(in.text()), in.natural());
        }
        return progress;
    }
}
