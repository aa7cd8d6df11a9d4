package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * For contestants that write a hopping window once, when it has closed: of those that end in the first minutes each must
 * be there, once, with the mean and the count of all its ticks.
 */
public final class ClosedWindows implements OutputCheck {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long LAST_END = Workload.START + 6 * MINUTE;
    private static final int MOST_RECORDS = 200_000;

    @Override
    public Optional<String> fault(Evidence evidence) throws IOException {
        Map<WindowKey, WindowRecord> found = new HashMap<>();
        long newest = 0;
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            for (ConsumerRecord<byte[], byte[]> out : evidence.output(partition, MOST_RECORDS)) {
                WindowRecord record = WindowRecord.of(out.value());
                newest = Math.max(newest, record.end());
                if (record.end() <= LAST_END && found.put(record.key(), record) != null) {
                    return Optional.of("twice: " + record);
                }
            }
        }
        // Those of the newest minute may still be on their way.
        long through = Math.min(LAST_END, newest - MINUTE);
        if (through <= Workload.START) {
            return Optional.of("no window that could be checked has closed");
        }
        return compare(evidence, found, through);
    }

    private static Optional<String> compare(Evidence evidence, Map<WindowKey, WindowRecord> found, long through) {
        BruteForce model = new BruteForce(WindowShape.HOPPING);
        Set<WindowKey> expected = new HashSet<>();
        for (Tick tick : ticks(evidence, through)) {
            model.add(tick);
            WindowShape.HOPPING.of(tick.symbol(), tick.time()).stream()
                    .filter(window -> window.end() <= through)
                    .forEach(expected::add);
        }
        for (WindowKey window : expected) {
            WindowRecord record = found.get(window);
            if (record == null) {
                return Optional.of("missing: " + window);
            }
            OptionalDouble average = model.average(window, model.count(window));
            if (record.count() != model.count(window)
                    || average.isEmpty()
                    || !Averages.same(average.getAsDouble(), record.average())) {
                return Optional.of(record + ", expected was " + average + " of " + model.count(window));
            }
        }
        return Optional.empty();
    }

    /** Every tick before a time, the late ones included. */
    private static List<Tick> ticks(Evidence evidence, long before) {
        List<Tick> ticks = new ArrayList<>();
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            ticks.addAll(evidence.ticksBefore(partition, before));
        }
        return ticks;
    }
}
