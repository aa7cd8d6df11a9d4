package io.stockpipeline.bench.harness.check;

import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * For contestants that write a window's average each time it changes: each must be the mean of the first {@code count}
 * ticks that came into the window, and none may be missing.
 *
 * @param everyTick whether each tick's windows must be there; else only what is there must be right
 */
public record WindowUpdates(WindowShape shape, boolean everyTick) implements OutputCheck {
    private static final int TICKS = 4_000;
    private static final int RECORDS = 120_000;
    private static final int FEWEST = 100;

    /** So many records before the last all ticks have been answered in full: more than one tick has. */
    private static final int LAST = 40;

    private record Seen(WindowKey window, int count) {}

    private record About(String symbol, long time) {}

    @Override
    public Optional<String> fault(Evidence evidence) throws IOException {
        int right = 0;
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            BruteForce model = new BruteForce(shape);
            List<Tick> ticks = new ArrayList<>();
            TickReader reader = new TickReader();
            evidence.input(partition, TICKS).forEach(record -> ticks.add(reader.read(record.value())));
            ticks.forEach(model::add);
            List<WindowRecord> found = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : evidence.output(partition, RECORDS)) {
                found.add(WindowRecord.of(record.value()));
            }
            for (WindowRecord record : found) {
                OptionalDouble expected = model.average(record.key(), record.count());
                if (!WindowShape.isLong(record.key())
                        || (expected.isPresent() && !Averages.same(expected.getAsDouble(), record.average()))) {
                    return Optional.of(record + ", expected was " + expected);
                }
                right += expected.isPresent() ? 1 : 0;
            }
            Optional<String> missing = everyTick ? missing(ticks, found) : Optional.empty();
            if (missing.isPresent()) {
                return missing;
            }
        }
        return right < FEWEST ? Optional.of("only " + right + " records could be checked") : Optional.empty();
    }

    private Optional<String> missing(List<Tick> ticks, List<WindowRecord> found) {
        Set<Seen> seen = new HashSet<>();
        found.forEach(record -> seen.add(new Seen(record.key(), record.count())));
        BruteForce arrived = new BruteForce(shape);
        for (Tick tick : ticks.subList(0, through(ticks, found))) {
            arrived.add(tick);
            for (WindowKey window : shape.of(tick.symbol(), tick.time())) {
                Seen expected = new Seen(window, arrived.count(window));
                if (!seen.contains(expected)) {
                    return Optional.of("missing: " + expected + " after " + tick);
                }
            }
        }
        return Optional.empty();
    }

    /** How many ticks are answered in full: those before the first of those that the last records are about. */
    private static int through(List<Tick> ticks, List<WindowRecord> found) {
        if (found.isEmpty()) {
            return 0;
        }
        Set<About> last = new HashSet<>();
        found.subList(Math.max(0, found.size() - LAST), found.size())
                .forEach(record -> last.add(new About(record.symbol(), record.time())));
        for (int i = 0; i < ticks.size(); i++) {
            if (last.contains(new About(ticks.get(i).symbol(), ticks.get(i).time()))) {
                return i;
            }
        }
        return ticks.size();
    }
}
