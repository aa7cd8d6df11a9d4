package io.stockpipeline.extractor.stream;

import java.net.URI;

/** A venue with other manners than its own, so that a test need not wait for minutes. */
public record MannersOf(Venue venue, Manners manners) implements Venue {
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
    public VenueFault refused(int status) {
        return venue.refused(status);
    }
}
