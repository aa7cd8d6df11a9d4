package io.stockpipeline.bench.streams;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What is kept of a window.
 *
 * @param sum of the prices
 * @param count of the ticks
 * @param time of the tick that was added last, epoch milliseconds
 */
record PriceSum(double sum, long count, long time) {
    static final PriceSum NONE = new PriceSum(0, 0, 0);
    /** In 24 bytes. */
    static final Serde<PriceSum> SERDE =
            Serdes.serdeFrom((topic, sum) -> sum == null ? null : sum.toBytes(), (topic, bytes) -> of(bytes));

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    PriceSum plus(Tick tick) {
        return new PriceSum(sum + price(tick.price()), count + 1, tick.time());
    }

    double average() {
        return sum / count;
    }

    private static double price(Decimal price) {
        return price.unscaled() / POWERS_OF_TEN[price.scale()];
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(Double.BYTES + 2 * Long.BYTES)
                .putDouble(sum)
                .putLong(count)
                .putLong(time)
                .array();
    }

    private static PriceSum of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new PriceSum(in.getDouble(), in.getLong(), in.getLong());
    }
}
