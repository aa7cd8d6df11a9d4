package io.stockpipeline.processor;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.rekey.RekeyProcessor;
import io.stockpipeline.processor.store.EngineStoreBuilder;
import io.stockpipeline.processor.task.ForeignTicks;
import io.stockpipeline.processor.task.Outputs;
import io.stockpipeline.processor.task.TaskPlan;
import io.stockpipeline.processor.task.TickProcessor;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: one source, one fused stateful step, four sinks. Every node and the store are named for good. In front of
 * it, where ticks lie in somebody else's topic and are not keyed by symbol, a part that writes them to {@code ticks}.
 */
public final class ProcessorTopology {
    private static final byte SEPARATOR = '|';

    private ProcessorTopology() {}

    /**
     * Builds the topology of a pipeline.
     *
     * @throws UnusableSourceTopicException when it would read what it writes
     * @throws io.stockpipeline.model.line.WrongMappingException when its kafka source maps fields to what cannot be
     */
    public static Topology of(StockPipeline pipeline, TaskPlan plan) {
        PipelineTopics topics = PipelineTopics.of(pipeline);
        ByteArraySerializer out = new ByteArraySerializer();
        boolean onVolume = pipeline.spec().processor().storage() != null;
        KeyValueBytesStoreSupplier bytes = onVolume
                ? Stores.persistentKeyValueStore(Outputs.SYMBOLS)
                : Stores.inMemoryKeyValueStore(Outputs.SYMBOLS);
        Topology topology = new Topology();
        KafkaSource kafka = pipeline.spec().source().kafka();
        if (kafka != null) {
            UnusableSourceTopicException.check(kafka, topics);
            // What is wrong with the mapping is found out now and not by the first task.
            ForeignTicks.lines(pipeline);
        }
        source(topology, Outputs.TICKS, kafka != null && kafka.keyed() ? kafka.topic() : topics.ticks());
        if (kafka != null && !kafka.keyed()) {
            source(topology, Outputs.UNKEYED, kafka.topic());
            topology.addProcessor(Outputs.REKEY, () -> new RekeyProcessor(pipeline, plan.monitor()), Outputs.UNKEYED);
            topology.addSink(Outputs.REKEYED, topics.ticks(), out, out, Outputs.REKEY);
            topology.addSink(Outputs.REFUSED, topics.deadLetters(), out, out, Outputs.REKEY);
        }
        topology.addProcessor(Outputs.ENGINE, () -> new TickProcessor(plan), Outputs.TICKS);
        topology.addStateStore(store(bytes, plan.engine(), plan.mayRunAhead()), Outputs.ENGINE);
        topology.addSink(Outputs.AVERAGES, topics.averages(), out, out, Outputs.ENGINE);
        topology.addSink(Outputs.ALARMS, topics.alarms(), out, out, Outputs.ENGINE);
        topology.addSink(Outputs.BARS, topics.bars(), out, out, bySymbol(), Outputs.ENGINE);
        topology.addSink(Outputs.DEAD_LETTERS, topics.deadLetters(), out, out, Outputs.ENGINE);
        return topology;
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static EngineStoreBuilder store(KeyValueBytesStoreSupplier bytes, EnginePlan plan, boolean undoable) {
        EngineStoreBuilder builder = new EngineStoreBuilder(bytes, plan, undoable);
        builder.withLoggingEnabled(Map.of());
        return builder;
    }

    /** A bar's key is {@code symbol|interval|start}; it goes where its symbol goes. */
    private static StreamPartitioner<byte[], byte[]> bySymbol() {
        return (topic, key, value, partitions) -> {
            int end = 0;
            while (key[end] != SEPARATOR) {
                end++;
            }
            byte[] symbol = new byte[end];
            ByteBuffer.wrap(key).get(symbol);
            return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(symbol, partitions)));
        };
    }
}
