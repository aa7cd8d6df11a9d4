package io.stockpipeline.extractor.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a venue wants to be treated.
 *
 * @param silence a connection over which nothing at all has come for so long is dead
 * @param spacing between two messages to the venue; zero: none
 * @param reminder how often {@link Conversation#remind} is called; null: never
 * @param answer within which it has to agree to what it was asked for, from when all was said; null: it does not answer
 */
public record Manners(
        Duration silence,
        Duration spacing,
        @Nullable Duration reminder,
        @Nullable Duration answer) {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Of a venue that tells of nothing but how often something is heard of it. */
    public static Manners silentFor(Duration silence) {
        return new Manners(silence, Duration.ZERO, null, ANSWER);
    }

    public Manners spaced(Duration between) {
        return new Manners(silence, between, reminder, answer);
    }

    public Manners reminding(Duration every) {
        return new Manners(silence, spacing, every, answer);
    }

    public Manners notAnswering() {
        return new Manners(silence, spacing, reminder, null);
    }
}
