package io.stockpipeline.bench.flink;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads ticks with our own codec, so that parsing costs every contestant the same, and keeps symbol and price: the rest
 * need not travel. A tuple, because Flink's serializer of tuples needs no reflection.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class PriceReader implements KafkaRecordDeserializationSchema<Tuple2<String, Double>> {
    static final TypeInformation<Tuple2<String, Double>> TYPE = Types.TUPLE(Types.STRING, Types.DOUBLE);

    private static final long serialVersionUID = 1;

    private transient TickCodec codec;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        codec = new TickCodec();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple2<String, Double>> out)
            throws IOException {
        try {
            Tick tick = codec.decode(record.value());
            Decimal price = tick.price();
            out.collect(Tuple2.of(tick.symbol(), (double) price.unscaled() / PowersOfTen.of(price.scale())));
        } catch (UnusableRecordException e) {
            throw new IOException("no tick at offset " + record.offset(), e);
        }
    }

    @Override
    public TypeInformation<Tuple2<String, Double>> getProducedType() {
        return TYPE;
    }
}
