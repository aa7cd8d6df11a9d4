package io.stockpipeline.engine;

import io.stockpipeline.engine.state.SymbolStore;
import java.util.HashMap;
import java.util.Map;

/** Keeps one symbol's state in memory. */
final class MemoryStore implements SymbolStore {
    final Map<Long, byte[]> chunks = new HashMap<>();
    byte[] header;

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
