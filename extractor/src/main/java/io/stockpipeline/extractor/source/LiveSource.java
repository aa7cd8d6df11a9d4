package io.stockpipeline.extractor.source;

/** A source without an end and without a position: a venue, a poll, a clock. */
public non-sealed interface LiveSource extends TickSource {
    /**
     * Delivers ticks on the calling thread until the source is closed or the thread is interrupted. Faults of the venue
     * are the source's own business: it retries, reports them through {@link #health()} and stays.
     *
     * @throws InterruptedException when the thread is interrupted
     * @throws SourceConfigurationException when the venue refuses what the pipeline asks for, and would for ever
     */
    void run(TickSink sink) throws InterruptedException;
}
