package io.stockpipeline.console.history;

import io.stockpipeline.model.spec.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the Secret of {@code spec.console.history.secretRef} says: {@code url}, {@code username}, {@code password}, and how long
 * what is kept: {@code keep-ticks}, {@code keep-averages}, {@code keep-alarms}, {@code keep-bars}, each a duration of at least a
 * day or {@value #FOR_EVER}.
 */
public record HistorySettings(DatabaseAddress address, Retention retention) {
    private static final String FOR_EVER = "forever";
    private static final Span LEAST = Span.of("1d");

    /**
     * Reads the Secret's entries; whitespace around a value, which editors add, is no part of it, but of a password's only a
     * line end is taken.
     *
     * @throws IllegalArgumentException naming the entry that is missing or wrong
     */
    public static HistorySettings of(Map<String, String> entries) {
        String url = entries.get("url");
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException("url: missing: write jdbc:postgresql://HOST:PORT/DATABASE");
        }
        String password = entries.get("password");
        return new HistorySettings(
                address(url.strip(), stripped(entries.get("username")), password),
                new Retention(
                        keep(entries, "keep-ticks", Retention.DEFAULT.ticks()),
                        keep(entries, "keep-averages", Retention.DEFAULT.averages()),
                        keep(entries, "keep-alarms", Retention.DEFAULT.alarms()),
                        keep(entries, "keep-bars", Retention.DEFAULT.bars())));
    }

    private static DatabaseAddress address(String url, @Nullable String user, @Nullable String password) {
        try {
            return new DatabaseAddress(url, user, password == null ? null : password.replaceFirst("\r?\n$", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url: " + e.getMessage(), e);
        }
    }

    private static @Nullable Span keep(Map<String, String> entries, String key, @Nullable Span usual) {
        String text = stripped(entries.get(key));
        if (text == null) {
            return usual;
        }
        if (text.equals(FOR_EVER)) {
            return null;
        }
        try {
            Span span = Span.of(text);
            if (span.millis() >= LEAST.millis()) {
                return span;
            }
        } catch (IllegalArgumentException e) {
            throw unfit(key, text, e);
        }
        throw unfit(key, text, null);
    }

    private static IllegalArgumentException unfit(String key, String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                key + ": write a duration of at least " + LEAST + " (for example 30d) or " + FOR_EVER + ", found "
                        + text,
                cause);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
