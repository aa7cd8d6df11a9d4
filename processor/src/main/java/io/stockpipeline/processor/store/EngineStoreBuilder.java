package io.stockpipeline.processor.store;

import io.stockpipeline.engine.EnginePlan;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes an {@link EngineStore} for each task, over a logged key-value store. */
public final class EngineStoreBuilder implements StoreBuilder<EngineStore> {
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes;
    private final EnginePlan plan;
    private final boolean undoable;

    /** @param undoable see {@link EngineStore} */
    public EngineStoreBuilder(KeyValueBytesStoreSupplier supplier, EnginePlan plan, boolean undoable) {
        this.bytes = Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray());
        this.plan = plan;
        this.undoable = undoable;
    }

    /** The engines are the cache: there is nothing else to cache. */
    @Override
    public StoreBuilder<EngineStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<EngineStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<EngineStore> withLoggingEnabled(Map<String, String> config) {
        bytes.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<EngineStore> withLoggingDisabled() {
        bytes.withLoggingDisabled();
        return this;
    }

    @Override
    public EngineStore build() {
        return new EngineStore(bytes.build(), plan, undoable);
    }

    @Override
    public Map<String, String> logConfig() {
        return bytes.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return bytes.loggingEnabled();
    }

    @Override
    public String name() {
        return bytes.name();
    }
}
