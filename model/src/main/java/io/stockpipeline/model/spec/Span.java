package io.stockpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time as the contract writes it: {@code 5m}, {@code 1h30m}, {@code 500ms} or whole days {@code 7d}. It keeps the text it was written with. */
public record Span(long millis, String text) {
    private static final Pattern PARTS = Pattern.compile("([1-9][0-9]*)(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("([1-9][0-9]{0,14}(ms|s|m|h))+");
    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,6}d");

    /** No time at all; only a cooldown may be so short. */
    public static final Span ZERO = new Span(0, "0s");

    /**
     * Reads {@code 1h30m}, {@code 500ms}, {@code 7d} or {@code 0s}.
     *
     * @throws IllegalArgumentException when the text is no duration
     */
    @JsonCreator
    public static Span of(String text) {
        if (text.equals("0s")) {
            return ZERO;
        }
        if (DAYS.matcher(text).matches()) {
            return new Span(
                    Duration.ofDays(Long.parseLong(text, 0, text.length() - 1, 10))
                            .toMillis(),
                    text);
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is not a duration");
        }
        long millis = 0;
        Matcher part = PARTS.matcher(text);
        try {
            while (part.find()) {
                millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(part.group(1)), unit(part.group(2))));
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text + " is too long a duration", e);
        }
        return new Span(millis, text);
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }

    public Duration toDuration() {
        return Duration.ofMillis(millis);
    }

    /** Two spans are equal when they last equally long: {@code 60s} equals {@code 1m}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span && span.millis == millis;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(millis);
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
