package io.stockpipeline.engine;

import io.stockpipeline.engine.state.SymbolStore;
import java.util.HashMap;
import java.util.Map;

/** Keeps one symbol's state in memory, between two lives of its engine. */
public final class MemoryStore implements SymbolStore {
    private final Map<Long, byte[]> chunks = new HashMap<>();
    private byte[] header;

    /** What was stored last; null before. */
    public byte[] header() {
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
