package io.stockpipeline.console.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL is, and who the console is there. Its text never shows a password.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}, with the driver's parameters if need be
 * @param user null: as the URL says
 * @param password null: as the URL says, or none is asked for
 */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final Pattern PLACE = Pattern.compile(PREFIX + "(?://)?([^?]*)");

    public DatabaseAddress {
        // The driver reads it as it will later: a port of six digits, or an escape that is none.
        if (!url.startsWith(PREFIX) || !new Driver().acceptsURL(url)) {
            throw new IllegalArgumentException(
                    "not the address of a PostgreSQL: write jdbc:postgresql://HOST:PORT/DATABASE");
        }
    }

    /** Host, port and database: what may stand in a log. */
    public String place() {
        Matcher place = PLACE.matcher(url);
        return place.lookingAt() ? place.group(1) : "";
    }

    @Override
    public String toString() {
        return "PostgreSQL at " + place();
    }
}
