package io.stockpipeline.bench.harness.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * For contestants that write one record for each tick, in the ticks' order within a partition: each must be as expected.
 */
public final class RecordForRecord implements OutputCheck {
    private static final int LOOKED_AT = 20_000;
    private static final int FEWEST = 100;

    private final Expectation expectation;

    public RecordForRecord(Expectation expectation) {
        this.expectation = expectation;
    }

    /** What the records of a partition should be. */
    @FunctionalInterface
    public interface Expectation {
        /** A judge of one partition's records in order: what is wrong with a record made from a tick, or nothing. */
        Function<Pair, Optional<String>> judge(Evidence evidence) throws IOException;
    }

    /** A tick's record and the one that was made of it. */
    public record Pair(ConsumerRecord<byte[], byte[]> in, ConsumerRecord<byte[], byte[]> out) {}

    @Override
    public Optional<String> fault(Evidence evidence) throws IOException {
        int compared = 0;
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            List<ConsumerRecord<byte[], byte[]>> in = evidence.input(partition, LOOKED_AT);
            List<ConsumerRecord<byte[], byte[]>> out = evidence.output(partition, LOOKED_AT);
            compared += Math.min(in.size(), out.size());
            Function<Pair, Optional<String>> judge = expectation.judge(evidence);
            for (int i = 0; i < Math.min(in.size(), out.size()); i++) {
                Optional<String> fault = judge.apply(new Pair(in.get(i), out.get(i)));
                if (fault.isPresent()) {
                    return Optional.of("partition " + partition + ", record " + i + ": " + fault.get());
                }
            }
        }
        return compared < FEWEST ? Optional.of("there are only " + compared + " records to compare") : Optional.empty();
    }
}
