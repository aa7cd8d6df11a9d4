package io.stockpipeline.console.stream;

import io.javalin.http.Context;
import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/stream}. */
public final class StreamRoutes implements RouteGroup {
    /** The stream's path. */
    public static final String PATH = "/api/v1/stream";

    private static final int LONGEST_ID = 8_192;
    private static final int TOO_MANY = 503;

    private final StreamHub hub;
    private final Parameter<Set<String>> symbols;
    private final Parameter<String> lastEventId = Parameter.query(
            "lastEventId",
            "id of the last event seen, where the header Last-Event-ID cannot be set; the header goes first",
            Formats.text(LONGEST_ID));

    public StreamRoutes(StreamHub hub, StreamLimits limits) {
        this.hub = hub;
        symbols = Parameter.query(
                "symbols", "only these, with commas between them; without it, all", Formats.symbols(limits.symbols()));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, "stream", "Averages and alarms as they come, as server-sent events")
                .description("""
                        Events: hello {asOf, pipeline}; averages, a list of the latest value of each symbol that has changed, at \
                        most ten times a second; alarm, each one, with an id to resume from; status {asOf, lag, lastTickTime} \
                        every 5 s; gap, when alarms since Last-Event-ID are no longer known: ask GET /api/v1/alarms. After a \
                        reconnect an alarm may come twice: it has the same id in its data.""")
                .parameters(symbols, lastEventId)
                .faults(TOO_MANY)
                .writes("text/event-stream", this::open));
    }

    private void open(Request request) {
        Context context = request.context();
        Set<String> wanted = request.find(symbols);
        // A proxy that keeps events back until it has a page full of them would make a live stream a late one.
        context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        // Last: a client that is let in and then fails here would keep its place.
        hub.open(context, wanted == null ? Set.of() : wanted, lastEventId(request));
    }

    private @Nullable String lastEventId(Request request) {
        String header = request.context().header("Last-Event-ID");
        return header == null || header.isEmpty() ? request.find(lastEventId) : header;
    }
}
