package io.stockpipeline.extractor.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: at random up to a bound that doubles, so that many extractors that lost a server together
 * do not come back together. Only a connection that has lasted makes the waits short again.
 */
public final class Backoff {
    public static final Duration LEAST = Duration.ofMillis(500);
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofMinutes(1);
    /** A venue that lets one in and throws one out at once is not to be asked at once again. */
    static final Duration LASTED = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;
    private int attempts;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param lasted how long the connection that has ended was of use */
    public Duration next(Duration lasted) {
        if (lasted.compareTo(LASTED) >= 0) {
            attempts = 0;
        }
        long bound = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        return Duration.ofMillis(LEAST.toMillis() + random.nextLong(bound));
    }
}
