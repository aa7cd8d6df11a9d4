package io.stockpipeline.extractor.stream;

import java.net.URI;
import java.time.Duration;

/**
 * A venue as it is, but for its manners: it gives up after a silence as short as a test wants it, and says all at once.
 */
public record HastyVenue(Venue venue, Duration silence) implements Venue {
    @Override
    public String key() {
        return venue.key();
    }

    @Override
    public URI address() {
        return venue.address();
    }

    @Override
    public Manners manners() {
        return new Manners(silence, Duration.ZERO, venue.manners().reminder());
    }

    @Override
    public Conversation talk(Line line) {
        return venue.talk(line);
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
