package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.extractor.source.SourceHealth;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A source that listens to a venue, on a thread of its own; its waits before another attempt take no time. */
public final class VenueRun implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    public final RecordingSink sink = new RecordingSink();
    private final FakePause pause = new FakePause(time -> true);
    private final VenueSource source;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "venue-run");

    public VenueRun(Venue venue) {
        source = new VenueSource(venue, pause, new ClockSkew(Clock.systemUTC(), Duration.ofMinutes(1)));
        thread.start();
    }

    private void run() {
        try {
            source.run(sink);
            end.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    public SourceHealth health() {
        return source.health();
    }

    /** The waits before each further attempt. */
    public List<Duration> waits() {
        return pause.sleeps();
    }

    /** What ended the source by itself. */
    public Throwable failure() throws InterruptedException, TimeoutException {
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("it ended without a fault");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Closes the source and waits for its end. */
    @Override
    public void close() {
        source.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("the source did not end");
        }
    }
}
