package io.stockpipeline.engine.reference;

import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One symbol of a pipeline, naive and slow: see the package. */
final class ReferenceModel {
    /** What became of a tick. */
    enum Verdict {
        ACCEPTED,
        LATE,
        DUPLICATE,
        TOO_LATE,
        OTHER_CURRENCY
    }

    private final StockPipelineSpec spec;
    private final long grace;
    private final AcceptedTicks ticks = new AcceptedTicks();
    private final ReferenceRepeats repeats;
    private final List<ReferenceWindow> windows = new ArrayList<>();
    private final List<ReferenceBars> bars = new ArrayList<>();
    private final List<ReferenceAlarm> alarms = new ArrayList<>();
    private final List<String> barRecords = new ArrayList<>();
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final BarCodec barCodec = new BarCodec();
    private String symbol = "";
    private Verdict verdict = Verdict.ACCEPTED;

    ReferenceModel(StockPipelineSpec spec) {
        this.spec = spec;
        grace = spec.grace().millis();
        repeats = new ReferenceRepeats(spec.effectiveDeduplication(), grace);
        long resolution = spec.resolution().millis();
        spec.windows().forEach(window -> windows.add(new ReferenceWindow(window, resolution, alarms)));
    }

    /** Takes a tick and returns the averages records that follow from it, as they would stand on the topic. */
    List<String> accept(Tick tick) {
        if (ticks.isEmpty()) {
            symbol = tick.symbol();
            spec.bars().forEach(interval -> bars.add(new ReferenceBars(symbol, interval)));
        }
        verdict = judge(tick);
        if (verdict != Verdict.ACCEPTED && verdict != Verdict.LATE) {
            return List.of();
        }
        boolean newSecond = ticks.isEmpty() || second(tick.time()) > second(ticks.latestTime());
        List<String> records = new ArrayList<>();
        if (verdict == Verdict.ACCEPTED && !ticks.isEmpty()) {
            closeUpTo(tick.time() - grace, records);
        }
        ticks.add(tick);
        if (windows.stream().anyMatch(window -> !window.isFinal())) {
            records.add(update(tick));
        }
        if (newSecond) {
            bars.forEach(series -> publish(series.at(ticks, tick.time())));
        }
        return records;
    }

    private Verdict judge(Tick tick) {
        if (ticks.isEmpty()) {
            return Verdict.ACCEPTED;
        }
        if (tick.currency() != null
                && ticks.all().stream()
                        .anyMatch(other ->
                                other.currency() != null && !other.currency().equals(tick.currency()))) {
            return Verdict.OTHER_CURRENCY;
        }
        if (repeats.isRepeat(tick, ticks)) {
            return Verdict.DUPLICATE;
        }
        long latest = ticks.latestTime();
        if (tick.time() >= latest) {
            return Verdict.ACCEPTED;
        }
        return tick.time() >= latest - grace ? Verdict.LATE : Verdict.TOO_LATE;
    }

    private String update(Tick tick) {
        Averages record = new Averages();
        record.reset(symbol, ticks.latestTime(), tick);
        record.late = verdict == Verdict.LATE;
        windows.stream().filter(window -> !window.isFinal()).forEach(window -> window.addEntries(ticks, tick, record));
        return text(record);
    }

    /** Closes what is still open at the end of a finite source. */
    List<String> finish() {
        List<String> records = new ArrayList<>();
        if (!ticks.isEmpty()) {
            closeUpTo(Long.MAX_VALUE, records);
        }
        return records;
    }

    private void closeUpTo(long latestEnd, List<String> records) {
        record Closing(long end, ReferenceWindow window) {}
        List<Closing> closings = new ArrayList<>();
        windows.stream()
                .filter(ReferenceWindow::isFinal)
                .forEach(window ->
                        window.openEnds(ticks, latestEnd).forEach(end -> closings.add(new Closing(end, window))));
        closings.sort(Comparator.comparingLong(Closing::end));
        for (Closing closing : closings) {
            Averages record = new Averages();
            record.reset(symbol, closing.end(), null);
            record.isFinal = true;
            closing.window().close(ticks, closing.end(), record);
            records.add(text(record));
        }
        closeBarsUpTo(latestEnd);
    }

    private void closeBarsUpTo(long latestEnd) {
        record Closing(long end, ReferenceBars series) {}
        List<Closing> closings = new ArrayList<>();
        bars.forEach(
                series -> series.openEnds(ticks, latestEnd).forEach(end -> closings.add(new Closing(end, series))));
        closings.sort(Comparator.comparingLong(Closing::end));
        closings.forEach(closing -> publish(closing.series().close(ticks, closing.end())));
    }

    private void publish(Bar bar) {
        barRecords.add(new String(barCodec.encode(bar), StandardCharsets.UTF_8));
    }

    private String text(Averages record) {
        return new String(averagesCodec.encode(record), StandardCharsets.UTF_8);
    }

    private static long second(long time) {
        return Math.floorDiv(time, 1000L);
    }

    /** What became of the last tick. */
    Verdict verdict() {
        return verdict;
    }

    /** Every deviation alarm so far. */
    List<ReferenceAlarm> alarms() {
        return alarms;
    }

    /** Every bar record so far, as it would stand on the topic. */
    List<String> bars() {
        return barRecords;
    }
}
