package io.stockpipeline.bench.flink;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Sum and number of a window's prices; public and mutable, as Flink wants a POJO. */
public final class Mean {
    static final TypeInformation<Mean> TYPE = Types.POJO(Mean.class, Map.of("sum", Types.DOUBLE, "count", Types.LONG));

    public double sum;
    public long count;

    void add(double price) {
        sum += price;
        count++;
    }

    void add(Mean other) {
        sum += other.sum;
        count += other.count;
    }

    double value() {
        return sum / count;
    }
}
