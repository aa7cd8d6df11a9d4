package io.stockpipeline.bench.flink;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.SymbolState;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Engines of symbols over Flink's keyed state. Ticks change live engines and cost no serialisation; before a checkpoint is
 * taken, what changed since the last one is put into the keyed state, as a header and chunks of ticks, and from there a
 * symbol is brought back when its first tick comes after a restart, wherever its key group is then.
 *
 * <p>An operator and not a {@code KeyedProcessFunction}, because a function may touch keyed state for the key of the
 * present record only, so it would have to write a symbol's state with every tick. Operator list state, which a function
 * may write at a checkpoint, does not follow the key groups when the parallelism changes.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class EngineOperator extends AbstractStreamOperator<Tuple2<byte[], byte[]>>
        implements OneInputStreamOperator<Tuple2<String, byte[]>, Tuple2<byte[], byte[]>> {
    private static final long serialVersionUID = 1;

    private final String pipeline;

    private transient EnginePlan plan;
    private transient TickCodec ticks;
    private transient SymbolState states;
    private transient RecordSlots slots;
    private transient AveragesEmitter emitter;
    private transient Map<String, SymbolEngine> engines;
    private transient Set<SymbolEngine> changed;
    private transient ValueState<byte[]> header;
    private transient KeyedChunks store;

    /** @param pipeline the StockPipeline, as YAML */
    EngineOperator(String pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void open() throws Exception {
        super.open();
        plan = EnginePlan.of(PipelineFile.parse(pipeline));
        ticks = new TickCodec();
        states = new SymbolState();
        slots = new RecordSlots();
        emitter = new AveragesEmitter(output);
        engines = new HashMap<>();
        changed = new HashSet<>();
        header = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("header", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        store = new KeyedChunks(
                header,
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "chunks", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    }

    @Override
    public void processElement(StreamRecord<Tuple2<String, byte[]>> element) throws Exception {
        Tick tick = ticks.decode(element.getValue().f1);
        SymbolEngine engine = engine(element.getValue().f0);
        switch (engine.accept(tick, emitter.at(element.getTimestamp()))) {
            case ACCEPTED, LATE -> changed.add(engine);
            case DUPLICATE, TOO_LATE -> {}
        }
    }

    private SymbolEngine engine(String symbol) throws IOException {
        SymbolEngine engine = engines.get(symbol);
        if (engine == null) {
            byte[] stored = header.value();
            engine = stored == null
                    ? new SymbolEngine(plan, symbol, slots)
                    : SymbolState.restore(plan, symbol, stored, store, slots);
            engines.put(symbol, engine);
        }
        return engine;
    }

    /** Called before Flink takes its picture of the keyed state, so that what is put here is in it. */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        for (SymbolEngine engine : changed) {
            setCurrentKey(engine.symbol());
            states.store(engine, store);
        }
        changed.clear();
        super.snapshotState(context);
    }
}
