package io.stockpipeline.app.live;

import java.time.Duration;

/**
 * How far a run has come.
 *
 * @param counts of the pipeline, over restarts
 * @param readInThisRun how many of the records read were read since the start
 * @param running how long it has been processing
 */
public record RunProgress(RunCounts counts, long readInThisRun, Duration running) {
    /** Records a second on average since the start. */
    public double rate() {
        double seconds = running.toNanos() / 1e9;
        return seconds > 0 ? readInThisRun / seconds : 0;
    }
}
