package io.stockpipeline.engine;

import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;

/**
 * The records that engines fill in and hand over. One set serves all engines of a thread: it stays in the processor's cache,
 * which a set for every symbol would not.
 */
public final class RecordSlots {
    final Averages averages = new Averages();
    final Bar bar = new Bar();
}
