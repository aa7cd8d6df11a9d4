package io.stockpipeline.console.api;

import io.stockpipeline.console.http.Format;
import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.model.spec.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters that several requests have. */
final class ApiParameters {
    /** Most entries of a list. */
    static final int MOST = 5_000;

    private static final int MOST_NAMED = 500;
    private static final int LONGEST_CURSOR = 600;
    private static final long MINUTE = 60_000;

    static final Parameter<String> SYMBOL = Parameter.path("symbol", "the symbol; a / in it as %2F", Formats.symbol());
    static final Parameter<Instant> FROM =
            Parameter.query("from", "first instant, inclusive: ISO-8601 or epoch milliseconds", Formats.instant());
    static final Parameter<Instant> TO =
            Parameter.query("to", "last instant, exclusive: ISO-8601 or epoch milliseconds", Formats.instant());
    static final Parameter<String> CURSOR = Parameter.query(
            "cursor", "next of the page before; the other parameters as they were", Formats.text(LONGEST_CURSOR));
    static final Parameter<Set<String>> SYMBOLS =
            Parameter.query("symbols", "these only, with commas between them", Formats.symbols(MOST_NAMED));
    static final Parameter<Integer> HOURS = Parameter.query("hours", "how many full hours", Formats.wholeNumber(1, 168))
            .orElse(6);

    private ApiParameters() {}

    static Parameter<Integer> limit(int unlessGiven) {
        return Parameter.query("limit", "most entries of a page", Formats.wholeNumber(1, MOST))
                .orElse(unlessGiven);
    }

    /** A length of time in whole minutes, an hour unless given. */
    static Parameter<Span> within(Span longest) {
        return Parameter.query("within", "how far back from the last full minute: 1m to " + longest, span(longest))
                .orElse(Span.of("1h"));
    }

    private static Format<Span> span(Span longest) {
        Map<String, Object> schema = Map.of("type", "string", "pattern", "^([1-9][0-9]*(s|m|h))+$");
        return Formats.of(schema, text -> {
            Span span = read(text, longest);
            if (span.millis() % MINUTE != 0 || span.millis() == 0 || span.millis() > longest.millis()) {
                throw Formats.unfit("whole minutes, 1m to " + longest, text);
            }
            return span;
        });
    }

    private static Span read(String text, Span longest) {
        try {
            return Span.of(text);
        } catch (IllegalArgumentException e) {
            throw Formats.unfit("a duration such as 15m, 1m to " + longest, text);
        }
    }

    /**
     * Refuses a range that holds nothing.
     *
     * @throws ProblemException (400)
     */
    static void requireRange(Request request) {
        requireOrder(request.find(FROM), request.find(TO));
    }

    /** The same for a range that is given elsewhere. */
    static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !to.isAfter(from)) {
            throw ProblemException.badParameter(TO.name(), "must be after from");
        }
    }
}
