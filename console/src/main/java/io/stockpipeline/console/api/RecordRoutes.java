package io.stockpipeline.console.api;

import static io.stockpipeline.console.api.ApiParameters.CURSOR;
import static io.stockpipeline.console.api.ApiParameters.FROM;
import static io.stockpipeline.console.api.ApiParameters.TO;

import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.Alarms;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.Ticks;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.util.List;

/** Single ticks and alarms. */
final class RecordRoutes implements RouteGroup {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 128;

    private static final Parameter<String> OF_SYMBOL =
            Parameter.query("symbol", "of this symbol only", Formats.symbol());
    private static final Parameter<String> ALARM =
            Parameter.query("alarm", "of this alarm or window only", Formats.text(LONGEST_NAME));
    private static final Parameter<Severity> SEVERITY =
            Parameter.query("severity", "of this severity only", Formats.oneOf(Severity.class));
    private static final Parameter<Alarm.State> STATE =
            Parameter.query("state", "begun or ended only", Formats.oneOf(Alarm.State.class));
    private static final Parameter<String> ID = Parameter.path(
            "id", "the venue's name of the trade, or a record as partition-offset", Formats.text(LONGEST_ID));
    private static final Parameter<Integer> TICKS_LIMIT = ApiParameters.limit(500);
    private static final Parameter<Integer> ALARMS_LIMIT = ApiParameters.limit(100);

    private final Market market;
    private final Answering answering;

    RecordRoutes(Market market, Answering answering) {
        this.market = market;
        this.answering = answering;
    }

    @Override
    public List<Route> routes() {
        return List.of(ticks(), tick(), alarms());
    }

    private Route ticks() {
        Ticks ticks = new Ticks(market);
        return Route.get(ApiRoutes.ROOT + "/ticks", "ticks", "Accepted ticks")
                .description("Needs a history. With from oldest first, without it newest first.")
                .parameters(OF_SYMBOL, FROM, TO, TICKS_LIMIT, CURSOR)
                .faults(503)
                .answers(Ticks.Answer.class, answering.whenReady(request -> {
                    ApiParameters.requireRange(request);
                    return ticks.ask(
                            request.find(OF_SYMBOL),
                            request.find(FROM),
                            request.find(TO),
                            request.get(TICKS_LIMIT),
                            request.find(CURSOR));
                }));
    }

    private Route tick() {
        Ticks ticks = new Ticks(market);
        return Route.get(ApiRoutes.ROOT + "/ticks/{id}", "tick", "The ticks of a name")
                .description("Needs a history. Several where venues number their trades each on its own.")
                .parameters(ID)
                .faults(404, 503)
                .answers(Ticks.Answer.class, answering.whenReady(request -> ticks.named(request.get(ID))));
    }

    private Route alarms() {
        Alarms alarms = new Alarms(market);
        return Route.get(ApiRoutes.ROOT + "/alarms", "alarms", "Alarms, newest first")
                .description("The latest 10,000 at most, and where a history is, all that it holds.")
                .parameters(OF_SYMBOL, ALARM, SEVERITY, STATE, FROM, TO, ALARMS_LIMIT, CURSOR)
                .faults(503)
                .answers(Alarms.Answer.class, answering.whenReady(request -> {
                    ApiParameters.requireRange(request);
                    return alarms.ask(question(request));
                }));
    }

    private static Alarms.Question question(Request request) {
        return new Alarms.Question(
                request.find(OF_SYMBOL),
                request.find(ALARM),
                request.find(SEVERITY),
                request.find(STATE),
                request.find(FROM),
                request.find(TO),
                request.get(ALARMS_LIMIT),
                request.find(CURSOR));
    }
}
