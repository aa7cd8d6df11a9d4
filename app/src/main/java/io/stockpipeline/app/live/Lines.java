package io.stockpipeline.app.live;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/**
 * One line at a time, for a pipe or a file: the first averages as a sign of life, every alarm, and progress every few
 * seconds. Averages and alarms are results and go to stdout, the rest to stderr.
 */
public final class Lines implements RunView {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final PrintWriter err;
    private boolean shown;
    private Duration nextProgress = STEP;

    public Lines(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void started(String where) {
        err.println(where);
    }

    @Override
    public boolean wantsAverages() {
        return !shown;
    }

    @Override
    public void averages(Averages averages) {
        if (shown) {
            return;
        }
        shown = true;
        StringBuilder line = new StringBuilder()
                .append(Words.time(averages.time))
                .append(' ')
                .append(averages.symbol);
        Tick tick = averages.tick;
        BigDecimal price = tick == null ? BigDecimal.ZERO : tick.price().toBigDecimal();
        if (tick != null) {
            line.append(" price ").append(Words.price(price));
        }
        for (int i = 0; i < averages.size(); i++) {
            WindowAverage window = averages.get(i);
            line.append(", ")
                    .append(window.window)
                    .append(' ')
                    .append(Words.average(window.average, Words.decimals(price)));
        }
        out.println(line);
    }

    @Override
    public void alarm(Alarm alarm) {
        out.println("alarm " + Words.alarm(alarm));
    }

    @Override
    public void frame(RunProgress progress) {
        out.flush();
        if (progress.running().compareTo(nextProgress) >= 0) {
            nextProgress = progress.running().plus(STEP);
            err.println(String.format(
                    Locale.ROOT,
                    "%,d read, %,d accepted, %,d alarms, %,.0f ticks/s",
                    progress.counts().read(),
                    progress.counts().accepted(),
                    progress.counts().alarms(),
                    progress.rate()));
        }
    }

    @Override
    public void say(String words) {
        err.println(words);
    }

    @Override
    public void close() {
        out.flush();
    }
}
