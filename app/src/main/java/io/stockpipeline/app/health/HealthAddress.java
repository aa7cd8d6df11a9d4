package io.stockpipeline.app.health;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code HOST:PORT}. */
public final class HealthAddress {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s/:\\[\\]]+):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    private HealthAddress() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with words when it is none
     */
    public static InetSocketAddress parse(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address to listen at: give HOST:PORT, for example 0.0.0.0:8081");
        }
        String host = parts.group(1).replace("[", "").replace("]", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(parts.group(2)));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address to listen at: the name " + host + " does not resolve");
        }
        return address;
    }
}
