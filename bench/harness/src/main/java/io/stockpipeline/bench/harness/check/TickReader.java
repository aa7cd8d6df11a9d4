package io.stockpipeline.bench.harness.check;

import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;

/** Reads the ticks of an input that the bench wrote itself. Not thread-safe. */
final class TickReader {
    private final TickCodec codec = new TickCodec();

    Tick read(byte[] json) {
        try {
            return codec.decode(json);
        } catch (UnusableRecordException e) {
            throw new IllegalArgumentException("the input holds what is no tick", e);
        }
    }
}
