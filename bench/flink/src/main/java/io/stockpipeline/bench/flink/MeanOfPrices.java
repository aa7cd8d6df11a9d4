package io.stockpipeline.bench.flink;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** Keeps a window as sum and count while ticks come, so that a window costs the same memory for few and for many. */
final class MeanOfPrices implements AggregateFunction<Tuple2<String, Double>, Mean, Mean> {
    private static final long serialVersionUID = 1;

    @Override
    public Mean createAccumulator() {
        return new Mean();
    }

    @Override
    public Mean add(Tuple2<String, Double> price, Mean mean) {
        mean.add(price.f1);
        return mean;
    }

    @Override
    public Mean getResult(Mean mean) {
        return mean;
    }

    @Override
    public Mean merge(Mean one, Mean other) {
        one.add(other);
        return one;
    }
}
