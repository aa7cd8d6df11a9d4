package io.stockpipeline.processor.store;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.SymbolState;
import io.stockpipeline.engine.state.SymbolStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The state of one task: live engines over a key-value store of bytes. Ticks change the engines only; what changed is
 * written as bytes when Streams flushes its caches, before each commit. So a tick costs no serialisation, and the changelog
 * grows with the symbols that changed and not with the ticks.
 *
 * <p>{@link CachedStateStore} is the only part of Streams that is not public and that the product uses: it is how a store
 * is told that a commit is about to be made. See docs/decisions/0003-engines-live-behind-the-store.md.
 */
public final class EngineStore implements StateStore, CachedStateStore<byte[], byte[]> {
    private static final BytesSerializer PREFIX = new BytesSerializer();

    private final KeyValueStore<Bytes, byte[]> bytes;
    private final EnginePlan plan;
    private final @Nullable UndoLog undo;
    private final SymbolState codec = new SymbolState();
    private final RecordSlots slots = new RecordSlots();
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private final Set<SymbolEngine> changed = new LinkedHashSet<>();
    private @Nullable TaskProgress progress;
    /** Flushed, and not yet known to be committed. Exactly once nobody asks: the transaction knows. */
    private boolean uncommitted;

    private Consumer<TaskProgress> flushListener = flushed -> {};

    /** @param undoable whether the state may be found ahead of the committed offsets, as it may at least once */
    EngineStore(KeyValueStore<Bytes, byte[]> bytes, EnginePlan plan, boolean undoable) {
        this.bytes = bytes;
        this.plan = plan;
        this.undo = undoable ? new UndoLog(bytes) : null;
    }

    /** The symbol's engine: at hand, brought back, or new. */
    public SymbolEngine engine(String symbol) {
        SymbolEngine engine = engines.get(symbol);
        if (engine == null) {
            byte[] header = bytes.get(StoreKeys.header(symbol));
            engine = header == null
                    ? new SymbolEngine(plan, symbol, slots)
                    : SymbolState.restore(plan, symbol, header, new Chunks(symbol), slots);
            engines.put(symbol, engine);
        }
        return engine;
    }

    /** The symbol's engine if it is in memory, else null. */
    public @Nullable SymbolEngine atHand(String symbol) {
        return engines.get(symbol);
    }

    public boolean knows(String symbol) {
        return engines.containsKey(symbol) || bytes.get(StoreKeys.header(symbol)) != null;
    }

    /** The engine has taken something in. */
    public void changed(SymbolEngine engine) {
        changed.add(engine);
    }

    /** How far the task has come; the caller moves it on. */
    public TaskProgress progress() {
        if (progress == null) {
            byte[] stored = bytes.get(StoreKeys.PROGRESS);
            progress = stored == null ? new TaskProgress() : TaskProgress.of(stored);
        }
        return progress;
    }

    /** Is shown the progress at every flush. */
    public void onFlush(Consumer<TaskProgress> listener) {
        flushListener = listener;
    }

    /** Every symbol there is, in order of its name. */
    public Set<String> symbols() {
        Set<String> symbols = new TreeSet<>(engines.keySet());
        try (KeyValueIterator<Bytes, byte[]> headers = bytes.prefixScan(StoreKeys.allHeaders(), PREFIX)) {
            headers.forEachRemaining(header -> symbols.add(StoreKeys.symbolOf(header.key)));
        }
        return symbols;
    }

    /** Forgets the symbols that no longer belong to the pipeline. */
    public void retain(Predicate<String> wanted) {
        for (String symbol : symbols()) {
            if (!wanted.test(symbol)) {
                SymbolEngine engine = engines.remove(symbol);
                if (engine != null) {
                    changed.remove(engine);
                }
                List<Bytes> chunks = new ArrayList<>();
                try (KeyValueIterator<Bytes, byte[]> stored = bytes.prefixScan(StoreKeys.allChunks(symbol), PREFIX)) {
                    stored.forEachRemaining(chunk -> chunks.add(chunk.key));
                }
                chunks.forEach(this::remove);
                remove(StoreKeys.header(symbol));
            }
        }
    }

    /**
     * Takes the state back to the committed offsets where it is ahead of them: after a crash, before the first record.
     *
     * @param nextOffset offset of the first record that is delivered
     */
    public void rewindTo(long nextOffset) {
        if (undo == null) {
            return;
        }
        long commit = progress().commit;
        if (undo.has(commit + 1)) {
            undo.undo(commit + 1);
        }
        if (nextOffset <= progress().lastOffset) {
            undo.undo(commit);
        }
        progress = null;
        engines.clear();
        changed.clear();
    }

    @Override
    public void flushCache() {
        TaskProgress now = progress();
        now.commit = pendingCommit();
        uncommitted = true;
        for (SymbolEngine engine : changed) {
            codec.store(engine, new Chunks(engine.symbol()));
        }
        changed.clear();
        put(StoreKeys.PROGRESS, now.toBytes());
        flushListener.accept(now);
    }

    @Override
    public void clearCache() {
        uncommitted = false;
        engines.clear();
        changed.clear();
        progress = null;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    /** Number of the commit that what is written now belongs to: a flush whose commit failed is followed by one of its number. */
    private long pendingCommit() {
        return uncommitted ? progress().commit : progress().commit + 1;
    }

    private void put(Bytes key, byte[] value) {
        if (undo != null) {
            undo.save(key, pendingCommit());
        }
        bytes.put(key, value);
    }

    private void remove(Bytes key) {
        if (undo != null) {
            undo.save(key, pendingCommit());
        }
        bytes.delete(key);
    }

    /** The chunks and header of one symbol, in the store of bytes. */
    private final class Chunks implements SymbolStore {
        private final String symbol;

        Chunks(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public byte[] chunk(long number) {
            byte[] chunk = bytes.get(StoreKeys.chunk(symbol, number));
            if (chunk == null) {
                throw new IllegalStateException("chunk " + number + " of " + symbol + " is missing from the state");
            }
            return chunk;
        }

        @Override
        public void putHeader(byte[] header) {
            put(StoreKeys.header(symbol), header);
        }

        @Override
        public void putChunk(long number, byte[] chunk) {
            put(StoreKeys.chunk(symbol, number), chunk);
        }

        @Override
        public void removeChunk(long number) {
            remove(StoreKeys.chunk(symbol, number));
        }
    }

    @Override
    public String name() {
        return bytes.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        bytes.init(context, root);
    }

    /** The offsets of what was flushed last are committed. */
    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        uncommitted = false;
        if (undo != null) {
            undo.committed();
        }
        bytes.commit(changelogOffsets);
    }

    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public boolean persistent() {
        return bytes.persistent();
    }

    @Override
    @SuppressWarnings("deprecation") // every store will manage offsets one day; until then the inner one says
    public boolean managesOffsets() {
        return bytes.managesOffsets();
    }

    @Override
    public @Nullable Long committedOffset(TopicPartition partition) {
        return bytes.committedOffset(partition);
    }

    @Override
    public boolean isOpen() {
        return bytes.isOpen();
    }
}
