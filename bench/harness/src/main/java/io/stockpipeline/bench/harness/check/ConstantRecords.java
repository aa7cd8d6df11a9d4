package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.check.RecordForRecord.Expectation;
import io.stockpipeline.bench.harness.check.RecordForRecord.Pair;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What passes through: the tick's key, and a value of 800 bytes that names the tick's time. */
public final class ConstantRecords implements Expectation {
    private static final int BYTES = 800;

    @Override
    public Function<Pair, Optional<String>> judge(Evidence evidence) {
        return ConstantRecords::fault;
    }

    private static Optional<String> fault(Pair pair) {
        if (!Arrays.equals(pair.in().key(), pair.out().key())) {
            return Optional.of("its key is not the tick's");
        }
        if (pair.out().value().length != BYTES) {
            return Optional.of("it has " + pair.out().value().length + " bytes, not " + BYTES);
        }
        long time = RecordTime.of(pair.out().value());
        return time == pair.in().timestamp()
                ? Optional.empty()
                : Optional.of("it is about " + time + ", not " + pair.in().timestamp());
    }
}
