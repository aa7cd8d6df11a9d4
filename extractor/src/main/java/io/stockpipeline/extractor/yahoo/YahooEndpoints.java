package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.VenueAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;

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

    /**
     * As Yahoo has it, or as the setting says.
     *
     * @throws SourceConfigurationException when the setting is no address
     */
    public static YahooEndpoints configured() {
        URI given = VenueAddress.given(SETTING, Set.of("http", "https"));
        if (given == null) {
            return new YahooEndpoints(List.of(
                    URI.create("https://query1.finance.yahoo.com"), URI.create("https://query2.finance.yahoo.com")));
        }
        if (given.getRawQuery() != null) {
            throw new SourceConfigurationException(SETTING + " has a query: take out the ? and what stands behind it");
        }
        return new YahooEndpoints(List.of(given));
    }

    URI base(int attempt) {
        return bases.get(Math.floorMod(attempt, bases.size()));
    }
}
