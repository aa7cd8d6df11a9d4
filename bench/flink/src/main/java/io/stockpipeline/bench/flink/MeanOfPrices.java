package io.stockpipeline.bench.flink;

import org.apache.flink.api.java.tuple.Tuple2;

/** Adds price after price. */
final class MeanOfPrices extends MeanAggregate<Tuple2<String, Double>> {
    private static final long serialVersionUID = 1;

    @Override
    public Mean add(Tuple2<String, Double> price, Mean mean) {
        mean.add(price.f1);
        return mean;
    }
}
