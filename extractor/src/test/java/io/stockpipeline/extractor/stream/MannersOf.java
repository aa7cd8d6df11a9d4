package io.stockpipeline.extractor.stream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A venue with other manners than its own, so that a test need not wait for minutes. */
public record MannersOf(Venue venue, Manners manners) implements Venue {
    /** One that gives up after a short silence, and says all at once. */
    public static Venue hasty(Venue venue, Duration silence) {
        return new MannersOf(
                venue,
                new Manners(
                        silence,
                        Duration.ZERO,
                        venue.manners().reminder(),
                        venue.manners().answer()));
    }

    @Override
    public String key() {
        return venue.key();
    }

    @Override
    public URI address() {
        return venue.address();
    }

    @Override
    public Conversation talk(Line line) {
        return venue.talk(line);
    }

    @Override
    public Map<String, String> headers() {
        return venue.headers();
    }

    @Override
    public Set<String> secrets() {
        return venue.secrets();
    }

    @Override
    public VenueFault refused(int status) {
        return venue.refused(status);
    }

    @Override
    public VenueFault closed(int status, String reason) {
        return venue.closed(status, reason);
    }
}
