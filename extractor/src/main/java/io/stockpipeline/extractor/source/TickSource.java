package io.stockpipeline.extractor.source;

/**
 * Where ticks come from. A {@link LiveSource} pushes into a sink for as long as it runs; a {@link FiniteSource} is
 * pulled, because its reader must be able to go back to the last committed position.
 */
public sealed interface TickSource extends AutoCloseable permits LiveSource, FiniteSource {
    /** The key under {@code spec.source}, for example {@code yahoo}; also the {@code source} of its ticks. */
    String key();

    /** How the source fares; may be asked from any thread at any time. */
    SourceHealth health();

    /** Ends the source from any thread: whatever it waits for returns at once. Closing twice is harmless. */
    @Override
    void close();
}
