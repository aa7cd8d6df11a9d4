package io.stockpipeline.bench.flink;

import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One of the parallel subtasks of the engine's operator, without a cluster: takes the ticks of its key groups. */
final class Subtask {
    private static final int KEY_GROUPS = 16;

    private final TickCodec codec = new TickCodec();
    private final int parallelism;
    private final int index;
    private final KeyedOneInputStreamOperatorTestHarness<String, Tuple2<String, byte[]>, Tuple2<byte[], byte[]>>
            harness;

    private Subtask(int parallelism, int index) throws Exception {
        this.parallelism = parallelism;
        this.index = index;
        OneInputStreamOperator<Tuple2<String, byte[]>, Tuple2<byte[], byte[]>> operator =
                new EngineOperator(FlinkEngine.PIPELINE);
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                operator, record -> record.f0, Types.STRING, KEY_GROUPS, parallelism, index);
    }

    /** The only one, with no state. */
    static Subtask fresh() throws Exception {
        Subtask subtask = new Subtask(1, 0);
        subtask.harness.open();
        return subtask;
    }

    /** One of several that share what the only one held. */
    static Subtask restored(OperatorSubtaskState whole, int parallelism, int index) throws Exception {
        Subtask subtask = new Subtask(parallelism, index);
        subtask.harness.initializeState(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(whole, KEY_GROUPS, 1, parallelism, index));
        subtask.harness.open();
        return subtask;
    }

    Subtask take(List<Tick> ticks) throws Exception {
        for (Tick tick : ticks) {
            if (KeyGroupRangeAssignment.assignKeyToParallelOperator(tick.symbol(), KEY_GROUPS, parallelism) == index) {
                harness.processElement(new StreamRecord<>(Tuple2.of(tick.symbol(), codec.encode(tick)), tick.time()));
            }
        }
        return this;
    }

    OperatorSubtaskState checkpoint(long number) throws Exception {
        return harness.snapshot(number, 0);
    }

    List<String> records() {
        return harness.extractOutputValues().stream()
                .map(record -> new String(record.f1, StandardCharsets.UTF_8))
                .toList();
    }
}
