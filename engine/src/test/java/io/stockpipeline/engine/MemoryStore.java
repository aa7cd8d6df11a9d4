package io.stockpipeline.engine;

import io.stockpipeline.engine.state.SymbolStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one symbol's state in memory, between two lives of its engine. */
public final class MemoryStore implements SymbolStore {
    private final Map<Long, byte[]> chunks = new HashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private byte[] header;

    /** What was stored last; null before. */
    public byte[] header() {
        return header;
    }

    /** How many chunks lie here. */
    public int chunks() {
        return chunks.size();
    }

    /** Sizes of the chunks that were written since this was last asked. */
    public List<Integer> written() {
        List<Integer> written = List.copyOf(sizes);
        sizes.clear();
        return written;
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
        sizes.add(bytes.length);
    }

    @Override
    public void removeChunk(long number) {
        chunks.remove(number);
    }
}
