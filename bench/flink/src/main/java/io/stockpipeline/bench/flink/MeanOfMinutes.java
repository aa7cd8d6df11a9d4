package io.stockpipeline.bench.flink;

import org.apache.flink.api.java.tuple.Tuple2;

/** Joins the totals of minutes. */
final class MeanOfMinutes extends MeanAggregate<Tuple2<String, Mean>> {
    private static final long serialVersionUID = 1;

    @Override
    public Mean add(Tuple2<String, Mean> minute, Mean mean) {
        mean.add(minute.f1);
        return mean;
    }
}
