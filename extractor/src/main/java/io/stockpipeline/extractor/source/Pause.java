package io.stockpipeline.extractor.source;

import java.time.Duration;

/** Waiting, as a seam: sources wait through it so that closing them ends the wait and tests need no time. */
public interface Pause {
    /**
     * Waits.
     *
     * @return whether the time was waited for in full; false once {@link #end()} was called
     */
    boolean sleep(Duration time) throws InterruptedException;

    /** Ends this wait and every later one at once. */
    void end();
}
