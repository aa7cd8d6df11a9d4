package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.CredentialRefusedException;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a venue for as long as it is wanted: whenever the connection ends it opens another, after a growing wait, and says
 * everything anew. A venue does not wait for us, so ticks for which there is no room force out the oldest waiting ones, which are
 * counted.
 */
public final class VenueSource implements LiveSource {
    private static final Logger LOG = LoggerFactory.getLogger(VenueSource.class);
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Venue venue;
    private final Pause pause;
    private final Duration patience;
    private final Backoff backoff;
    private final HealthRecord health;
    private volatile boolean closed;
    private volatile @Nullable VenueConnection connection;

    public VenueSource(Venue venue, Pause pause, ClockSkew skew) {
        this(venue, pause, skew, RandomGenerator.getDefault(), CONNECT);
    }

    /** @param patience how long to wait for a connection */
    VenueSource(Venue venue, Pause pause, ClockSkew skew, RandomGenerator random, Duration patience) {
        this.venue = venue;
        this.patience = patience;
        this.pause = pause;
        this.backoff = new Backoff(random);
        this.health = new HealthRecord(LOG, venue.key(), skew);
    }

    @Override
    public String key() {
        return venue.key();
    }

    @Override
    public void run(TickSink sink) throws InterruptedException {
        VenueThreads threads = new VenueThreads(venue.key());
        HttpClient http = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(patience)
                .build();
        try {
            run(http, threads, sink);
        } finally {
            letGo(http, threads);
        }
    }

    private void run(HttpClient http, VenueThreads threads, TickSink sink) throws InterruptedException {
        Duration wait;
        do {
            long began = System.nanoTime();
            VenueFault end = listen(http, threads, sink);
            if (!closed) {
                health.failed(end.words());
            }
            switch (end.kind()) {
                case Refused -> throw new SourceConfigurationException(end.words());
                case CredentialRefused -> throw new CredentialRefusedException(end.words());
                case Passing, TooOften -> {}
            }
            wait = end.penalty().plus(backoff.next(Duration.ofNanos(System.nanoTime() - began)));
        } while (!closed && pause.sleep(wait));
    }

    /**
     * Since Java 21 a client can be closed. Before, its thread ends some time after nobody has the client any more. Closing waits for
     * what is still being opened, and nobody has to wait for that.
     */
    private void letGo(HttpClient http, VenueThreads threads) {
        if (http instanceof AutoCloseable client) {
            threads.execute(() -> close(client));
        }
    }

    private void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.debug("{}: the HTTP client could not be closed", venue.key(), e);
        }
    }

    /** Opens a connection and listens until it ends; why it ended. */
    private VenueFault listen(HttpClient http, VenueThreads threads, TickSink sink) throws InterruptedException {
        try (VenueConnection opened = new VenueConnection(venue, threads, health, sink)) {
            connection = opened;
            if (closed) {
                return VenueFault.passing("closing");
            }
            return opened.listen(http, patience);
        } finally {
            connection = null;
        }
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {
        closed = true;
        pause.end();
        VenueConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
