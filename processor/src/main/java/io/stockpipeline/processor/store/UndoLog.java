package io.stockpipeline.processor.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the state back by one commit. At least once, a crash can leave the state ahead of the committed offsets; taken back
 * to where those stand, the replayed ticks are computed again and every record comes out once more, the same to the byte.
 *
 * <p>Before a key is first written after a commit, its old value is written under another key, marked with the number of
 * the commit to come. The changelog is one partition and keeps its order, so whatever part of it survived, the old values
 * precede the new ones.
 */
final class UndoLog {
    private static final BytesSerializer PREFIX = new BytesSerializer();

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<Bytes> saved = new HashSet<>();

    UndoLog(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Keeps the key's present value before it is overwritten, once a commit. */
    void save(Bytes key, long commit) {
        if (saved.add(key)) {
            store.put(StoreKeys.undo(key), entry(commit, store.get(key)));
        }
    }

    /** The offsets that belong to what was written are committed: there is no way back behind this. */
    void committed() {
        saved.clear();
    }

    /** Whether old values of that commit were kept. */
    boolean has(long commit) {
        return !keysOf(commit).isEmpty();
    }

    /** Brings back what stood before that commit. */
    void undo(long commit) {
        for (Bytes undoKey : keysOf(commit)) {
            byte[] value = value(store.get(undoKey));
            store.put(StoreKeys.undone(undoKey), value);
            store.delete(undoKey);
        }
        saved.clear();
    }

    private List<Bytes> keysOf(long commit) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(StoreKeys.allUndo(), PREFIX)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (ByteBuffer.wrap(entry.value).getLong() == commit) {
                    keys.add(entry.key);
                }
            }
        }
        return keys;
    }

    private static byte[] entry(long commit, byte @Nullable [] value) {
        int length = value == null ? 0 : value.length;
        ByteBuffer entry = ByteBuffer.allocate(Long.BYTES + 1 + length).putLong(commit);
        entry.put((byte) (value == null ? 0 : 1));
        return value == null ? entry.array() : entry.put(value).array();
    }

    private static byte @Nullable [] value(byte[] entry) {
        ByteBuffer in = ByteBuffer.wrap(entry);
        in.getLong();
        if (in.get() == 0) {
            return null;
        }
        byte[] value = new byte[in.remaining()];
        in.get(value);
        return value;
    }
}
