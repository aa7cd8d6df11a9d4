package io.stockpipeline.console.api;

import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.WhatIfs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What would have been. */
final class WhatIfRoutes implements RouteGroup {
    private static final Parameter<String> SYMBOL =
            Parameter.body("symbol", "whose prices are moved", Formats.symbol()).mandatory();
    private static final Parameter<BigDecimal> SHIFT = Parameter.body(
                    "shift", "by how much every price of it is moved, in its currency", Formats.decimal())
            .mandatory();
    private static final Parameter<Instant> FROM =
            Parameter.body("from", "first instant, inclusive; an hour before to unless given", Formats.instant());
    private static final Parameter<Instant> TO =
            Parameter.body("to", "last instant, exclusive; now unless given", Formats.instant());

    private final WhatIfs whatIfs;
    private final Answering answering;
    private final FewAtOnce few;

    WhatIfRoutes(Market market, Answering answering, FewAtOnce few) {
        this.few = few;
        this.whatIfs = new WhatIfs(market);
        this.answering = answering;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(ApiRoutes.ROOT + "/what-if", "whatIf", "Averages and alarms, had prices been others")
                .description(
                        "Moves every price of a symbol by an amount and computes its recent ticks again, beside what they"
                                + " were. Nothing is changed or kept. Of alarms those on averages and z-scores are computed; others look further back."
                                + " Needs a history; " + FewAtOnce.WORDS)
                .parameters(SYMBOL, SHIFT, FROM, TO)
                .faults(404, 409, 503)
                .answers(WhatIfs.Answer.class, answering.whenReady(few.of(request -> {
                    ApiParameters.requireOrder(request.find(FROM), request.find(TO));
                    return whatIfs.ask(request.get(SYMBOL), request.get(SHIFT), request.find(FROM), request.find(TO));
                }))));
    }
}
