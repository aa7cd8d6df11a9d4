package io.stockpipeline.processor.rekey;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;

/** What a record of somebody else's topic has come to. */
record ForeignRecord(List<Tick> ticks, List<DeadLetter> letters) {
    ForeignRecord() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Neither a tick nor anything that was meant to be one. */
    boolean isEmpty() {
        return ticks.isEmpty() && letters.isEmpty();
    }
}
