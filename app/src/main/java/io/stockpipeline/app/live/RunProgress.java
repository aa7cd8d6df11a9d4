package io.stockpipeline.app.live;

import java.time.Duration;

/**
 * How far a run has come.
 *
 * @param counts of the pipeline, over restarts
 * @param takenInThisRun how many records have been processed since the start
 * @param running how long it has been processing
 */
public record RunProgress(RunCounts counts, long takenInThisRun, Duration running) {
    /** Records a second on average since the start. */
    public double rate() {
        double seconds = running.toNanos() / 1e9;
        return seconds > 0 ? takenInThisRun / seconds : 0;
    }
}
