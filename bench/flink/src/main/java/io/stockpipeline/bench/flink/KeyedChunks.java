package io.stockpipeline.bench.flink;

import io.stockpipeline.engine.state.SymbolStore;
import java.io.IOException;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/** The state of the symbol that is Flink's current key. */
final class KeyedChunks implements SymbolStore {
    private final ValueState<byte[]> header;
    private final MapState<Long, byte[]> chunks;

    KeyedChunks(ValueState<byte[]> header, MapState<Long, byte[]> chunks) {
        this.header = header;
        this.chunks = chunks;
    }

    @Override
    public byte[] chunk(long number) {
        try {
            byte[] chunk = chunks.get(number);
            if (chunk == null) {
                throw new IllegalStateException("chunk " + number + " is missing from the state");
            }
            return chunk;
        } catch (Exception e) {
            throw fault(e);
        }
    }

    @Override
    public void putHeader(byte[] bytes) {
        try {
            header.update(bytes);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public void putChunk(long number, byte[] bytes) {
        try {
            chunks.put(number, bytes);
        } catch (Exception e) {
            throw fault(e);
        }
    }

    @Override
    public void removeChunk(long number) {
        try {
            chunks.remove(number);
        } catch (Exception e) {
            throw fault(e);
        }
    }

    private static FlinkRuntimeException fault(Exception cause) {
        return new FlinkRuntimeException("the keyed state cannot be read or written", cause);
    }
}
