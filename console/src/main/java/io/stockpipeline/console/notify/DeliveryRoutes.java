package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/deliveries}: what was sent, what waits, what was given up and why. */
final class DeliveryRoutes implements RouteGroup {
    private static final int MOST = 5000;
    private static final int USUAL = 100;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_NAME = 64;
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final Parameter<DeliveryState> STATE =
            Parameter.query("state", "only deliveries that stand so", Formats.oneOf(DeliveryState.class));
    private static final Parameter<String> NOTIFICATION =
            Parameter.query("notification", "only those of this notification", Formats.text(LONGEST_NAME));
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", "most deliveries in an answer", Formats.wholeNumber(1, MOST))
            .orElse(USUAL);
    private static final Parameter<Long> CURSOR = Parameter.query(
            "cursor",
            "next of the answer before",
            Formats.of(Map.of("type", "string", "pattern", "^[0-9]{1,18}$"), DeliveryRoutes::cursor));

    private final DeliveryReport report;
    private final Clock clock;

    DeliveryRoutes(DeliveryReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param deliveries the newest first
     * @param next where the list goes on; absent at its end
     */
    record Deliveries(
            Instant asOf,
            List<DeliveryRow> deliveries,
            @Nullable String next) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/deliveries", "deliveries", "Alarms sent to notifications, the newest first")
                .description(
                        "Every alarm has one delivery for each notification that wants it. Finished ones are kept for 30"
                                + " days.")
                .parameters(STATE, NOTIFICATION, LIMIT, CURSOR)
                .faults(UNAVAILABLE)
                .answers(Deliveries.class, this::answer));
    }

    private Deliveries answer(Request request) {
        Long cursor = request.find(CURSOR);
        int limit = request.get(LIMIT);
        try {
            List<DeliveryRow> rows = report.list(
                    request.find(STATE),
                    request.find(NOTIFICATION),
                    cursor == null ? Long.MAX_VALUE : cursor,
                    limit + 1);
            boolean more = rows.size() > limit;
            List<DeliveryRow> shown = more ? rows.subList(0, limit) : rows;
            String next = more ? Long.toString(shown.get(limit - 1).id()) : null;
            return new Deliveries(clock.instant(), shown, next);
        } catch (HistoryUnavailableException e) {
            throw ProblemException.notYet(
                    "deliveries lie in the history's database: " + e.state().words(), LATER);
        }
    }

    private static Long cursor(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Formats.unfit("the text of next as it came", text);
        }
        return Long.valueOf(text);
    }
}
