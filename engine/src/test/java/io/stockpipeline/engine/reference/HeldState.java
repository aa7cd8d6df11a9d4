package io.stockpipeline.engine.reference;

import io.stockpipeline.engine.state.SymbolStore;
import java.util.HashMap;
import java.util.Map;

/** An engine's state between two of its lives. */
final class HeldState implements SymbolStore {
    private final Map<Long, byte[]> chunks = new HashMap<>();
    private byte[] header;

    byte[] header() {
        return header;
    }

    @Override
    public byte[] chunk(long number) {
        return chunks.get(number);
    }

    @Override
    public void putHeader(byte[] bytes) {
        header = bytes;
    }

    @Override
    public void putChunk(long number, byte[] bytes) {
        chunks.put(number, bytes);
    }

    @Override
    public void removeChunk(long number) {
        chunks.remove(number);
    }
}
