package io.stockpipeline.console.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a row stands in a list: by time, and within an instant by its record's place. As a cursor it says of which list it is,
 * so that a page never goes on in another one.
 */
record RowPosition(long time, long offset, int partition, int generation) {
    private static final Pattern CURSOR =
            Pattern.compile("([A-Z][a-z]+)([ON])(\\d{1,15})\\.(\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,5})");

    String cursor(KeptTable table, PageRequest.Order order) {
        String text = table.name() + letter(order) + time + "." + offset + "." + partition + "." + generation;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static RowPosition of(String cursor, KeptTable table, PageRequest.Order order) {
        Matcher parts = CURSOR.matcher(decoded(cursor));
        if (!parts.matches()
                || !parts.group(1).equals(table.name())
                || parts.group(2).charAt(0) != letter(order)) {
            throw new InvalidCursorException();
        }
        return new RowPosition(
                Long.parseLong(parts.group(3)),
                Long.parseLong(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                Integer.parseInt(parts.group(6)));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }

    private static char letter(PageRequest.Order order) {
        return order == PageRequest.Order.OldestFirst ? 'O' : 'N';
    }
}
