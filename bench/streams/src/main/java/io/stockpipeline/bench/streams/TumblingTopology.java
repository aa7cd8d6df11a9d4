package io.stockpipeline.bench.streams;

import io.stockpipeline.model.wire.Tick;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is often written: tumbling windows, a global table of the ticks seen to drop repeats, and one of the averages
 * before to compare with. Both tables read a topic that the same topology writes, on another thread: a repeat that follows
 * at once is not known yet, and the average before may be an older one. That is the design's, and no fault of this code.
 */
final class TumblingTopology {
    private static final Map<String, Double> TOLERANCES = Map.of("5m", 0.005, "10m", 0.004, "15m", 0.003);

    private final String input;
    private final String output;
    private final String seenTopic;
    private final String previousTopic;
    private final String alarms;

    /** @param application prefix of the topics that are its own */
    TumblingTopology(String input, String output, String application) {
        this.input = input;
        this.output = output;
        this.seenTopic = application + "-seen";
        this.previousTopic = application + "-previous";
        this.alarms = application + ".alarms";
    }

    /** Topics that must exist besides input and output. */
    List<String> ownTopics() {
        return List.of(seenTopic, previousTopic, alarms);
    }

    Topology build(RecordCache cache) {
        StreamsBuilder builder = new StreamsBuilder();
        GlobalKTable<String, Double> previous = table(builder, previousTopic, Serdes.Double());
        KGroupedStream<String, Tick> bySymbol =
                unseen(builder).groupByKey(Grouped.with(Serdes.String(), TickSerde.TICKS));
        for (Span span : Span.ALL) {
            KStream<String, WindowAverage> averages = bySymbol.windowedBy(
                            TimeWindows.ofSizeAndGrace(span.size(), Span.GRACE))
                    .aggregate(() -> PriceSum.NONE, (symbol, tick, sum) -> sum.plus(tick), cache.store(span))
                    .toStream()
                    .map((key, sum) -> KeyValue.pair(key.key(), WindowAverage.of(span, key, sum)))
                    .leftJoin(previous, (symbol, average) -> series(average), WindowAverage::comparedWith);
            averages.to(output, Produced.with(Serdes.String(), WindowAverage.JSON));
            averages.filter((symbol, average) -> average.deviation() >= TOLERANCES.getOrDefault(span.name(), 1.0))
                    .to(alarms, Produced.with(Serdes.String(), WindowAverage.JSON));
            averages.map((symbol, average) -> KeyValue.pair(series(average), average.average()))
                    .to(previousTopic, Produced.with(Serdes.String(), Serdes.Double()));
        }
        return builder.build();
    }

    /** The ticks that are no repeats, as far as the table knows. */
    private KStream<String, Tick> unseen(StreamsBuilder builder) {
        GlobalKTable<String, Long> seen = table(builder, seenTopic, Serdes.Long());
        KStream<String, Tick> unseen = builder.stream(input, TickSerde.consumed())
                .leftJoin(seen, (symbol, tick) -> identity(tick), Sighting::new)
                .filter((symbol, sighting) -> sighting.isFirst())
                .mapValues(Sighting::tick);
        unseen.map((symbol, tick) -> KeyValue.pair(identity(tick), tick.time()))
                .to(seenTopic, Produced.with(Serdes.String(), Serdes.Long()));
        return unseen;
    }

    private static <V> GlobalKTable<String, V> table(StreamsBuilder builder, String topic, Serde<V> values) {
        return builder.globalTable(
                topic,
                Consumed.with(Serdes.String(), values),
                Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(topic + "-table")
                        .withStoreType(BuiltInDslStoreSuppliers.IN_MEMORY)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(values));
    }

    private static String identity(Tick tick) {
        return tick.symbol() + '|' + tick.time();
    }

    private static String series(WindowAverage average) {
        return average.symbol() + '|' + average.window();
    }
}
