package io.stockpipeline.bench.streams;

import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;

/** Ticks as JSON, with StockPipeline's own codec: parsing shall make no difference. */
final class TickSerde {
    /** One serde serves all threads, and a codec serves one. */
    private static final ThreadLocal<TickCodec> CODEC = ThreadLocal.withInitial(TickCodec::new);

    static final Serde<Tick> TICKS =
            Serdes.serdeFrom((topic, tick) -> CODEC.get().encode(tick), (topic, json) -> decode(json));

    private TickSerde() {}

    /** How the input is read: by symbol, each tick at its own time. */
    static Consumed<String, Tick> consumed() {
        return Consumed.with(Serdes.String(), TICKS)
                .withTimestampExtractor(TickSerde::time)
                .withName("ticks");
    }

    private static long time(ConsumerRecord<Object, Object> record, long partitionTime) {
        return ((Tick) record.value()).time();
    }

    private static Tick decode(byte[] json) {
        try {
            return CODEC.get().decode(json);
        } catch (UnusableRecordException e) {
            throw new SerializationException(e);
        }
    }
}
