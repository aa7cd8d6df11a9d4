package io.stockpipeline.processor.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * How the state of a task lies in one key-value store: {@code h<symbol>} its header, {@code c<symbol>\0<number>} a chunk of
 * its ticks, {@code p} how far the task has come, {@code u<key>} what stood under a key one commit ago.
 */
final class StoreKeys {
    static final Bytes PROGRESS = Bytes.wrap(new byte[] {'p'});

    private static final byte HEADER = 'h';
    private static final byte CHUNK = 'c';
    private static final byte UNDO = 'u';

    private StoreKeys() {}

    static Bytes header(String symbol) {
        return prefixed(HEADER, symbol.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins every header key. */
    static Bytes allHeaders() {
        return Bytes.wrap(new byte[] {HEADER});
    }

    static String symbolOf(Bytes header) {
        byte[] key = header.get();
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    static Bytes chunk(String symbol, long number) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + name.length + 1 + Long.BYTES)
                .put(CHUNK)
                .put(name)
                .put((byte) 0)
                .putLong(number)
                .array());
    }

    /** Begins every chunk key of the symbol. */
    static Bytes allChunks(String symbol) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + name.length + 1)
                .put(CHUNK)
                .put(name)
                .put((byte) 0)
                .array());
    }

    static Bytes undo(Bytes key) {
        return prefixed(UNDO, key.get());
    }

    /** Begins every undo key. */
    static Bytes allUndo() {
        return Bytes.wrap(new byte[] {UNDO});
    }

    static Bytes undone(Bytes undoKey) {
        byte[] key = undoKey.get();
        byte[] rest = new byte[key.length - 1];
        System.arraycopy(key, 1, rest, 0, rest.length);
        return Bytes.wrap(rest);
    }

    private static Bytes prefixed(byte kind, byte[] rest) {
        return Bytes.wrap(
                ByteBuffer.allocate(1 + rest.length).put(kind).put(rest).array());
    }
}
