package io.stockpipeline.app.cli;

import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.live.RunProgress;
import io.stockpipeline.app.stop.RunEnd;
import java.io.PrintWriter;
import java.util.Locale;

/** What became of a run, a line a figure. */
record Summary(RunEnd end, RunProgress progress) {
    void print(PrintWriter out, PrintWriter err) {
        RunCounts counts = progress.counts();
        if (end instanceof RunEnd.Done && counts.read() > 0 && progress.takenInThisRun() == 0) {
            err.println("nothing was new in the source; the figures are those of the runs before"
                    + " (with another --data-dir it is processed anew)");
        }
        line(out, "read", counts.read());
        line(out, "accepted", counts.accepted());
        line(out, "late", counts.late());
        line(out, "duplicates", counts.duplicates());
        line(out, "dead letters", counts.deadLettersInAll());
        counts.deadLetters().forEach((reason, count) -> line(out, "  " + reason, count));
        line(out, "averages", counts.averages());
        line(out, "alarms", counts.alarms());
        line(out, "bars", counts.bars());
        out.println(String.format(
                Locale.ROOT, "%-13s %.1f", "seconds", progress.running().toMillis() / 1000.0));
        out.println(String.format(Locale.ROOT, "%-13s %,.0f", "ticks/s", progress.rate()));
        out.flush();
    }

    private static void line(PrintWriter out, String name, long figure) {
        out.println(String.format(Locale.ROOT, "%-13s %,d", name, figure));
    }
}
