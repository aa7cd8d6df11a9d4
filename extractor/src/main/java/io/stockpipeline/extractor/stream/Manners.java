package io.stockpipeline.extractor.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a venue wants to be treated.
 *
 * @param silence a connection over which nothing at all has come for so long is dead
 * @param spacing between two messages to the venue; zero: none
 * @param reminder how often {@link Conversation#remind} is called; null: never
 */
public record Manners(
        Duration silence, Duration spacing, @Nullable Duration reminder) {
    /** Of a venue that tells of nothing but how often something is heard of it. */
    public static Manners silentFor(Duration silence) {
        return new Manners(silence, Duration.ZERO, null);
    }

    public Manners spaced(Duration between) {
        return new Manners(silence, between, reminder);
    }

    public Manners reminding(Duration every) {
        return new Manners(silence, spacing, every);
    }
}
