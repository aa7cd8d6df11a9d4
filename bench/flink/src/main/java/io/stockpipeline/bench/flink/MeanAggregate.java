package io.stockpipeline.bench.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Keeps a window as sum and count while values come, so that it costs the same memory for few and for many. */
abstract class MeanAggregate<T> implements AggregateFunction<T, Mean, Mean> {
    private static final long serialVersionUID = 1;

    @Override
    public final Mean createAccumulator() {
        return new Mean();
    }

    @Override
    public final Mean getResult(Mean mean) {
        return mean;
    }

    @Override
    public final Mean merge(Mean one, Mean other) {
        one.add(other);
        return one;
    }
}
