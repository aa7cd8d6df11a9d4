package io.stockpipeline.bench.harness.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * For contestants that write one record for each tick, in the ticks' order: each must be as expected.
 */
public final class RecordForRecord implements OutputCheck {
    private static final int LOOKED_AT = 20_000;
    private static final int FEWEST = 100;

    private final Order order;
    private final Expectation expectation;

    public RecordForRecord(Order order, Expectation expectation) {
        this.order = order;
        this.expectation = expectation;
    }

    /** Within what the ticks' order is kept. */
    public enum Order {
        PARTITION {
            @Override
            Object of(ConsumerRecord<byte[], byte[]> record) {
                return record.partition();
            }
        },
        SYMBOL {
            @Override
            Object of(ConsumerRecord<byte[], byte[]> record) {
                return new String(record.key(), StandardCharsets.UTF_8);
            }
        };

        abstract Object of(ConsumerRecord<byte[], byte[]> record);
    }

    /** What the records of a partition should be. */
    @FunctionalInterface
    public interface Expectation {
        /** A judge of records, each symbol's in order: what is wrong with one that was made from a tick, or nothing. */
        Function<Pair, Optional<String>> judge(Evidence evidence) throws IOException;
    }

    /** A tick's record and the one that was made of it. */
    public record Pair(ConsumerRecord<byte[], byte[]> in, ConsumerRecord<byte[], byte[]> out) {}

    @Override
    public Optional<String> fault(Evidence evidence) throws IOException {
        Function<Pair, Optional<String>> judge = expectation.judge(evidence);
        Map<Object, Deque<ConsumerRecord<byte[], byte[]>>> in = new HashMap<>();
        Map<Object, Deque<ConsumerRecord<byte[], byte[]>>> out = new HashMap<>();
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            evidence.input(partition, LOOKED_AT)
                    .forEach(record -> queue(in, record).add(record));
            evidence.output(partition, LOOKED_AT)
                    .forEach(record -> queue(out, record).add(record));
        }
        int compared = 0;
        for (Map.Entry<Object, Deque<ConsumerRecord<byte[], byte[]>>> made : out.entrySet()) {
            Deque<ConsumerRecord<byte[], byte[]>> from = in.getOrDefault(made.getKey(), new ArrayDeque<>());
            for (; !from.isEmpty() && !made.getValue().isEmpty(); compared++) {
                Pair pair = new Pair(from.remove(), made.getValue().remove());
                Optional<String> fault = judge.apply(pair);
                if (fault.isPresent()) {
                    return Optional.of("of " + order + " " + made.getKey() + ", offset "
                            + pair.out().offset() + ": " + fault.get());
                }
            }
        }
        return compared < FEWEST ? Optional.of("there are only " + compared + " records to compare") : Optional.empty();
    }

    private Deque<ConsumerRecord<byte[], byte[]>> queue(
            Map<Object, Deque<ConsumerRecord<byte[], byte[]>>> queues, ConsumerRecord<byte[], byte[]> record) {
        return queues.computeIfAbsent(order.of(record), key -> new ArrayDeque<>());
    }
}
