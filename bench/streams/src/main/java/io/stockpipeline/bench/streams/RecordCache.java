package io.stockpipeline.bench.streams;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Whether windows are cached. With a cache the DSL emits a window once a commit, however many ticks it took in; only
 * without one does it answer on every tick, as StockPipeline does.
 */
enum RecordCache {
    OFF(0),
    /** Enough for every window of the benchmark's symbols. */
    ON(512L * 1024 * 1024);

    private final long bytes;

    RecordCache(long bytes) {
        this.bytes = bytes;
    }

    /** As the process was told: {@code -Dbench.cache=on}. */
    static RecordCache ofThisProcess() {
        return "on".equals(System.getProperty("bench.cache")) ? ON : OFF;
    }

    long bytes() {
        return bytes;
    }

    /** A store of windows in memory, as StockPipeline's state is. */
    Materialized<String, PriceSum, WindowStore<Bytes, byte[]>> store(Span span) {
        Materialized<String, PriceSum, WindowStore<Bytes, byte[]>> store =
                Materialized.<String, PriceSum, WindowStore<Bytes, byte[]>>as("sums-" + span.name())
                        .withKeySerde(Serdes.String())
                        .withValueSerde(PriceSum.SERDE)
                        .withStoreType(BuiltInDslStoreSuppliers.IN_MEMORY);
        return this == ON ? store.withCachingEnabled() : store.withCachingDisabled();
    }
}
