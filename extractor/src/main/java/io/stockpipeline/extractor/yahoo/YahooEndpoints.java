package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.net.URI;
import java.util.List;

/**
 * Where Yahoo is asked. Two hosts answer alike; after a failure the other one is asked.
 *
 * @param bases {@code scheme://host:port}, at least one
 */
public record YahooEndpoints(List<URI> bases) {
    /** System property, or else environment variable, with another address: a proxy, or a stand-in for tests. */
    public static final String SETTING = "STOCKPIPELINE_YAHOO_URL";

    public YahooEndpoints {
        bases = List.copyOf(bases);
    }

    public static YahooEndpoints configured() {
        String given = System.getProperty(SETTING, System.getenv(SETTING));
        if (given == null || given.isBlank()) {
            return new YahooEndpoints(List.of(
                    URI.create("https://query1.finance.yahoo.com"), URI.create("https://query2.finance.yahoo.com")));
        }
        try {
            return new YahooEndpoints(List.of(URI.create(given.strip())));
        } catch (IllegalArgumentException e) {
            throw new SourceConfigurationException(SETTING + ": " + given + " is no address", e);
        }
    }

    URI base(int attempt) {
        return bases.get(Math.floorMod(attempt, bases.size()));
    }
}
