package io.stockpipeline.console.api;

import static io.stockpipeline.console.api.ApiParameters.CURSOR;
import static io.stockpipeline.console.api.ApiParameters.HOURS;
import static io.stockpipeline.console.api.ApiParameters.SYMBOLS;

import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.Hourly;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.Pivot;
import io.stockpipeline.console.query.Ranking;
import io.stockpipeline.model.spec.Span;
import java.util.List;

/** What is asked over all symbols. */
final class MarketRoutes implements RouteGroup {
    private static final String MISSING =
            "The running hour (UTC) is not among them. An hour is missing when no bar was published for it. What memory does not"
                    + " hold comes from the history.";

    private static final Parameter<Ranking.By> BY = Parameter.query(
                    "by", "what is compared", Formats.oneOf(Ranking.By.class))
            .orElse(Ranking.By.volume);
    private static final Parameter<Span> WITHIN = ApiParameters.within(Span.of("24h"));
    private static final Parameter<Integer> N = Parameter.query("n", "how many symbols", Formats.wholeNumber(1, 100))
            .orElse(10);
    private static final Parameter<String> PIVOT_BY = Parameter.query(
                    "by", "what the columns are", Formats.oneOf(List.of("side")))
            .orElse("side");
    private static final Parameter<String> PIVOT_VALUE = Parameter.query(
                    "value", "what is averaged", Formats.oneOf(List.of("price")))
            .orElse("price");
    private static final Parameter<Span> PIVOT_WITHIN = ApiParameters.within(Span.of("1h"));
    private static final Parameter<Integer> LIMIT = ApiParameters.limit(500);
    private static final Parameter<Integer> TOTAL_HOURS = HOURS.orElse(12);

    private final Market market;
    private final Answering answering;

    MarketRoutes(Market market, Answering answering) {
        this.market = market;
        this.answering = answering;
    }

    @Override
    public List<Route> routes() {
        return List.of(hourlyTrades(), hourlyVolumes(), hourlyTotals(), top(), pivot());
    }

    private Route hourlyTrades() {
        Hourly hourly = new Hourly(market);
        return Route.get(ApiRoutes.ROOT + "/hourly/trades", "hourlyTrades", "Number of trades by symbol and full hour")
                .description(MISSING)
                .parameters(HOURS, SYMBOLS, LIMIT, CURSOR)
                .faults(404, 409, 503)
                .answers(
                        Hourly.TradesAnswer.class,
                        answering.whenReady(request -> hourly.trades(
                                request.get(HOURS), request.find(SYMBOLS), request.get(LIMIT), request.find(CURSOR))));
    }

    private Route hourlyVolumes() {
        Hourly hourly = new Hourly(market);
        return Route.get(ApiRoutes.ROOT + "/hourly/volumes", "hourlyVolumes", "Traded volume by symbol and full hour")
                .description(MISSING)
                .parameters(HOURS, SYMBOLS, LIMIT, CURSOR)
                .faults(404, 409, 503)
                .answers(
                        Hourly.VolumesAnswer.class,
                        answering.whenReady(request -> hourly.volumes(
                                request.get(HOURS), request.find(SYMBOLS), request.get(LIMIT), request.find(CURSOR))));
    }

    private Route hourlyTotals() {
        Hourly hourly = new Hourly(market);
        return Route.get(
                        ApiRoutes.ROOT + "/hourly/totals",
                        "hourlyTotals",
                        "Trades and volume of all symbols by full hour")
                .description(MISSING)
                .parameters(TOTAL_HOURS)
                .faults(409, 503)
                .answers(
                        Hourly.TotalsAnswer.class,
                        answering.whenReady(request -> hourly.totals(request.get(TOTAL_HOURS))));
    }

    private Route top() {
        Ranking ranking = new Ranking(market);
        return Route.get(
                        ApiRoutes.ROOT + "/top",
                        "top",
                        "The symbols with the most volume or trades, or the greatest rise")
                .description(
                        "Over full minutes; equals stand in the order of their names. What memory does not hold comes from the"
                                + " history.")
                .parameters(BY, WITHIN, N)
                .faults(409, 503)
                .answers(
                        Ranking.Answer.class,
                        answering.whenReady(request ->
                                ranking.ask(request.get(BY), request.get(WITHIN).millis(), request.get(N))));
    }

    private Route pivot() {
        Pivot pivot = new Pivot(market);
        return Route.get(ApiRoutes.ROOT + "/pivot", "pivot", "The average price by symbol and side of the taker")
                .description("Over full minutes. A symbol without a trade in them has no sides.")
                .parameters(PIVOT_BY, PIVOT_VALUE, PIVOT_WITHIN, LIMIT, CURSOR)
                .faults(503)
                .answers(
                        Pivot.Answer.class,
                        answering.whenReady(request -> pivot.ask(
                                request.get(PIVOT_WITHIN).millis(), request.get(LIMIT), request.find(CURSOR))));
    }
}
