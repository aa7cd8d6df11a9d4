package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        URI given = given(name(venue), Set.of("ws", "wss"));
        return given == null ? URI.create(documented) : given;
    }

    /** The setting's text as it stands, which may carry a secret; empty: there is none, and the venue is where it documents. */
    public static String setting(String venue) {
        return Objects.requireNonNullElse(text(name(venue)), "").strip();
    }

    private static String name(String venue) {
        return "STOCKPIPELINE_" + venue.toUpperCase(Locale.ROOT) + "_URL";
    }

    private static @Nullable String text(String setting) {
        return System.getProperty(setting, System.getenv(setting));
    }

    /**
     * The address that a setting gives; null when it is not set. The setting's value is in no message, since it may carry a secret.
     *
     * @param setting system property, or else environment variable
     * @throws SourceConfigurationException when it is no address of one of the schemes with a host, or has a user or a fragment
     */
    public static @Nullable URI given(String setting, Set<String> schemes) {
        String given = text(setting);
        if (given == null || given.isBlank()) {
            return null;
        }
        URI address = read(given.strip());
        if (address == null
                || address.getScheme() == null
                || !schemes.contains(address.getScheme())
                || address.getHost() == null) {
            throw new SourceConfigurationException(setting + " is no address: write "
                    + schemes.stream().sorted().collect(Collectors.joining("://host or ", "", "://host")));
        }
        if (address.getRawUserInfo() != null) {
            throw new SourceConfigurationException(setting + " names a user: take out what stands before the @");
        }
        if (address.getRawFragment() != null) {
            throw new SourceConfigurationException(
                    setting + " has a fragment: take out the # and what stands behind it");
        }
        return address;
    }

    /** Null when it cannot be read. Why is not passed on, since that quotes it. */
    private static @Nullable URI read(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
