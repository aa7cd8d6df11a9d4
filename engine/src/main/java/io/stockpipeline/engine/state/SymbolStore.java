package io.stockpipeline.engine.state;

/** Where one symbol's state lies: a header, and chunks of its history by number. */
public interface SymbolStore {
    /** The chunk's bytes; it exists, because the header says so. */
    byte[] chunk(long number);

    void putHeader(byte[] header);

    void putChunk(long number, byte[] bytes);

    void removeChunk(long number);
}
