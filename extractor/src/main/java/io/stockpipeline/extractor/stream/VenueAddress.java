package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.net.URI;
import java.util.Locale;

/** Where a venue is reached: as it documents, or where a setting says; for a proxy, or a stand-in in tests. */
public final class VenueAddress {
    private VenueAddress() {}

    /**
     * The address of a venue.
     *
     * @param venue its key; {@code STOCKPIPELINE_COINBASE_URL} is the system property, or else environment variable, of coinbase
     * @param documented {@code wss://host[:port][/path]}
     * @throws SourceConfigurationException when the setting is no address
     */
    public static URI of(String venue, String documented) {
        String setting = "STOCKPIPELINE_" + venue.toUpperCase(Locale.ROOT) + "_URL";
        String given = System.getProperty(setting, System.getenv(setting));
        if (given == null || given.isBlank()) {
            return URI.create(documented);
        }
        try {
            URI address = URI.create(given.strip());
            if (("ws".equals(address.getScheme()) || "wss".equals(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new SourceConfigurationException(setting + ": " + given + " is no address", e);
        }
        throw new SourceConfigurationException(
                setting + ": " + given + " is no address of a WebSocket (wss://host/path)");
    }
}
