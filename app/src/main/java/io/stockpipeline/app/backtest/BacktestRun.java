package io.stockpipeline.app.backtest;

import io.stockpipeline.app.backtest.BacktestReport.AlarmCount;
import io.stockpipeline.app.backtest.BacktestReport.ShiftResult;
import io.stockpipeline.app.backtest.BacktestReport.ShiftedWindow;
import io.stockpipeline.app.backtest.BacktestReport.SweepCount;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.engine.whatif.PriceShift;
import io.stockpipeline.engine.whatif.WhatIf;
import io.stockpipeline.engine.whatif.WindowOutcome;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.processor.task.EnginePlans;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Carries a backtest out: reads the data once; a symbol whose prices are shifted goes through engines beside it. */
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
        PriceShift shift = request.shift() == null ? null : shift(request.shift());
        requireSymbol(shift);
        long begin = System.nanoTime();
        try (Feed feed = History.open(request);
                RecordFiles files = new RecordFiles(request.averages(), request.alarms(), request.bars(), stdout)) {
            ToleranceSweep sweep =
                    request.sweeps().isEmpty() ? null : new ToleranceSweep(pipeline, request.sweeps(), files);
            AlarmCounts counts = new AlarmCounts(sweep == null ? files : sweep);
            Backtest backtest = new Backtest(pipeline, request.averages() != null, counts);
            WhatIf whatIf =
                    shift == null ? null : new WhatIf(pipeline, EnginePlans.of(pipeline), shift, Long.MIN_VALUE);
            Tally tally = backtest.run(feed, tick -> shifted(tick, shift, whatIf));
            if (whatIf != null) {
                whatIf.finish();
            }
            double seconds = (System.nanoTime() - begin) / NANOS;
            ShiftResult result = shift == null || whatIf == null ? null : shiftResult(shift, whatIf);
            return report(tally, counts, sweep, result, seconds);
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

    private static PriceShift shift(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw wrongShift(text);
        }
        try {
            return new PriceShift(
                    text.substring(0, equals),
                    Decimal.of(text.substring(equals + 1)).toBigDecimal());
        } catch (NumberFormatException e) {
            throw wrongShift(text);
        }
    }

    private static WrongInputException wrongShift(String text) {
        return new WrongInputException(
                "--shift " + text + ": write a symbol and an amount, for example AAPL=+2.5 or AAPL=-2.5");
    }

    private static @Nullable Tick shifted(Tick tick, @Nullable PriceShift shift, @Nullable WhatIf whatIf) {
        if (shift == null || whatIf == null || !tick.symbol().equals(shift.symbol())) {
            return tick;
        }
        whatIf.take(tick);
        return shift.apply(tick).orElse(null);
    }

    private BacktestReport report(
            Tally tally,
            AlarmCounts counts,
            @Nullable ToleranceSweep sweep,
            @Nullable ShiftResult shift,
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
                shift);
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

    private static ShiftResult shiftResult(PriceShift shift, WhatIf whatIf) {
        List<WindowOutcome> before = whatIf.before().windows();
        List<WindowOutcome> after = whatIf.after().windows();
        return new ShiftResult(
                shift.symbol(),
                shift.amount(),
                whatIf.invalid(),
                IntStream.range(0, before.size())
                        .mapToObj(i -> ShiftedWindow.of(before.get(i), after.get(i)))
                        .toList());
    }
}
