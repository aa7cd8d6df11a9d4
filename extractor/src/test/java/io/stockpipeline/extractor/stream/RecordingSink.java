package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that a source delivers. */
public final class RecordingSink implements TickSink {
    private final List<Tick> ticks = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @Override
    public void put(Tick tick) {
        ticks.add(tick);
    }

    @Override
    public void offer(Tick tick) {
        ticks.add(tick);
    }

    @Override
    public void offer(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void reject(DeadLetter letter) {
        letters.add(letter);
    }

    public List<Tick> ticks() {
        return List.copyOf(ticks);
    }

    public List<DeadLetter> letters() {
        return List.copyOf(letters);
    }
}
