package io.stockpipeline.app.backtest;

import io.stockpipeline.app.backtest.BacktestReport.AlarmCount;
import io.stockpipeline.app.backtest.BacktestReport.ShiftResult;
import io.stockpipeline.app.backtest.BacktestReport.ShiftedWindow;
import io.stockpipeline.app.backtest.BacktestReport.SweepCount;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a backtest out: reads the data once, through one engine or, with a price shift, through two side by side. */
public final class BacktestRun {
    private static final double NANOS = 1e9;

    private final BacktestRequest request;
    private final StockPipeline pipeline;

    public BacktestRun(BacktestRequest request) {
        this.request = request;
        this.pipeline = request.pipeline();
    }

    /**
     * Runs it. Files hold the shifted records where a shift was asked for.
     *
     * @param stdout where a file called {@code -} goes
     * @throws WrongInputException when the data or an option is wrong
     */
    public BacktestReport run(OutputStream stdout) throws InterruptedException {
        PriceShift shift = request.shift() == null ? null : PriceShift.of(request.shift());
        requireSymbol(shift);
        long begin = System.nanoTime();
        try (Feed feed = History.open(request);
                RecordFiles files = new RecordFiles(request.averages(), request.alarms(), request.bars(), stdout)) {
            ToleranceSweep sweep =
                    request.sweeps().isEmpty() ? null : new ToleranceSweep(pipeline, request.sweeps(), files);
            AlarmCounts counts = new AlarmCounts(sweep == null ? files : sweep, shift != null);
            Backtest backtest = new Backtest(pipeline, request.averages() != null, counts);
            Unshifted before = shift == null ? null : new Unshifted(pipeline, shift);
            Tally tally = backtest.run(feed, tick -> shifted(tick, shift, before));
            if (before != null) {
                before.backtest.finish();
            }
            double seconds = (System.nanoTime() - begin) / NANOS;
            return report(tally, counts, sweep, before, seconds);
        } catch (IOException e) {
            throw new FailedException("the data cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireSymbol(@Nullable PriceShift shift) {
        if (shift != null
                && !pipeline.spec().takesAnySymbol()
                && !pipeline.spec().symbols().contains(shift.symbol())) {
            throw new WrongInputException(
                    "--shift " + request.shift() + ": " + shift.symbol() + " is not in spec.symbols");
        }
    }

    /** The shifted symbol as it was, computed beside. */
    private static final class Unshifted {
        final AlarmCounts counts = new AlarmCounts(Nowhere.INSTANCE, true);
        final Backtest backtest;
        final PriceShift shift;
        long invalid;

        Unshifted(StockPipeline pipeline, PriceShift shift) {
            this.backtest = new Backtest(pipeline, false, counts);
            this.shift = shift;
        }
    }

    private static @Nullable Tick shifted(Tick tick, @Nullable PriceShift shift, @Nullable Unshifted before) {
        if (shift == null || before == null || !tick.symbol().equals(shift.symbol())) {
            return tick;
        }
        before.backtest.take(tick);
        Optional<Tick> moved = shift.apply(tick);
        if (moved.isEmpty()) {
            before.invalid++;
        }
        return moved.orElse(null);
    }

    private BacktestReport report(
            Tally tally,
            AlarmCounts counts,
            @Nullable ToleranceSweep sweep,
            @Nullable Unshifted before,
            double seconds) {
        return new BacktestReport(
                tally.read,
                tally.accepted,
                tally.late,
                tally.duplicates,
                tally.deadLetters(),
                counts.averageCount(),
                counts.alarmCount(),
                counts.barCount(),
                seconds,
                counts.alarms().entrySet().stream()
                        .map(entry -> new AlarmCount(
                                entry.getKey().symbol(), entry.getKey().name(), entry.getValue()))
                        .toList(),
                sweep == null ? List.of() : sweepCounts(sweep),
                before == null ? null : shiftResult(before, counts));
    }

    private static List<SweepCount> sweepCounts(ToleranceSweep sweep) {
        return sweep.results().entrySet().stream()
                .flatMap(symbol -> symbol.getValue().entrySet().stream()
                        .flatMap(window -> window.getValue().stream()
                                .map(trial -> new SweepCount(
                                        symbol.getKey(),
                                        window.getKey(),
                                        trial.tolerance().toString(),
                                        trial.alarms()))))
                .toList();
    }

    private ShiftResult shiftResult(Unshifted before, AlarmCounts after) {
        String symbol = before.shift.symbol();
        List<ShiftedWindow> windows = pipeline.spec().windows().stream()
                .map(WindowSpec::resolvedName)
                .map(name -> new Series(name, symbol))
                .map(series -> new ShiftedWindow(
                        series.name(),
                        before.counts.lastAverages().get(series),
                        after.lastAverages().get(series),
                        before.counts.alarms().getOrDefault(series, 0L),
                        after.alarms().getOrDefault(series, 0L)))
                .toList();
        return new ShiftResult(symbol, before.shift.amount(), before.invalid, windows);
    }
}
