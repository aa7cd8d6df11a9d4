package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.state.SymbolStore;
import java.util.HashMap;
import java.util.Map;

/** One symbol's state in memory. */
final class MapStore implements SymbolStore {
    private final Map<Long, byte[]> chunks = new HashMap<>();
    private byte[] header = new byte[0];

    byte[] header() {
        return header;
    }

    @Override
    public byte[] chunk(long number) {
        byte[] chunk = chunks.get(number);
        if (chunk == null) {
            throw new IllegalStateException("chunk " + number + " is missing");
        }
        return chunk;
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
