package io.stockpipeline.console.api;

import static io.stockpipeline.console.api.ApiParameters.CURSOR;
import static io.stockpipeline.console.api.ApiParameters.FROM;
import static io.stockpipeline.console.api.ApiParameters.SYMBOL;
import static io.stockpipeline.console.api.ApiParameters.TO;

import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.AverageSeries;
import io.stockpipeline.console.query.Bars;
import io.stockpipeline.console.query.CurrentPrice;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.Symbols;
import io.stockpipeline.console.query.Trades;
import java.util.List;

/** What is asked of symbols. */
final class SymbolRoutes implements RouteGroup {
    private static final String ONE = ApiRoutes.ROOT + "/symbols/{symbol}";
    private static final int MOST_MINUTES = 1_440;
    private static final int LONGEST_SEARCH = 32;
    private static final int MOST_CLOSES = 120;

    private static final Parameter<String> SEARCH =
            Parameter.query("search", "part of the name, in any case", Formats.text(LONGEST_SEARCH));
    private static final Parameter<Integer> SPARKLINE = Parameter.query(
                    "sparkline", "how many of the newest closes", Formats.wholeNumber(0, MOST_CLOSES))
            .orElse(30);
    private static final Parameter<Integer> MINUTES = Parameter.query(
                    "minutes", "how many full minutes", Formats.wholeNumber(1, MOST_MINUTES))
            .mandatory();
    private static final Parameter<Integer> SYMBOLS_LIMIT = ApiParameters.limit(500);
    private static final Parameter<Integer> BARS_LIMIT = ApiParameters.limit(500);
    private static final Parameter<Integer> AVERAGES_LIMIT = ApiParameters.limit(1_000);

    private final Market market;
    private final Answering answering;
    private final Parameter<String> interval;
    private final Parameter<String> window;

    SymbolRoutes(Market market, Answering answering) {
        this.market = market;
        this.answering = answering;
        List<String> intervals = Bars.intervals(market);
        interval = Parameter.query("interval", "length of a bar", Formats.oneOf(intervals))
                .orElse(intervals.get(0));
        List<String> windows = market.view().windows();
        window = Parameter.query("window", "the window's name", Formats.oneOf(windows))
                .orElse(windows.get(0));
    }

    @Override
    public List<Route> routes() {
        return List.of(symbols(), price(), trades(), bars(), averages());
    }

    private Route symbols() {
        Symbols symbols = new Symbols(market);
        return Route.get(ApiRoutes.ROOT + "/symbols", "symbols", "All symbols at a glance")
                .description("By name; symbols that have not traded yet are among them, without a price.")
                .parameters(SEARCH, SPARKLINE, SYMBOLS_LIMIT, CURSOR)
                .faults(503)
                .answers(
                        Symbols.Answer.class,
                        answering.whenReady(request -> symbols.ask(
                                request.find(SEARCH),
                                request.get(SPARKLINE),
                                request.get(SYMBOLS_LIMIT),
                                request.find(CURSOR))));
    }

    private Route price() {
        CurrentPrice price = new CurrentPrice(market);
        return Route.get(ONE, "currentPrice", "The current price of a symbol, and what else is known of it")
                .description(
                        "The price is weighted by size over the ticks of the symbol's last second; the plain mean of them"
                                + " where none has a size.")
                .parameters(SYMBOL)
                .faults(404, 503)
                .answers(CurrentPrice.Answer.class, answering.whenReady(request -> price.ask(request.get(SYMBOL))));
    }

    private Route trades() {
        Trades trades = new Trades(market);
        return Route.get(ONE + "/trades", "trades", "Number and volume of trades in the last full minutes")
                .description("The running minute is not counted.")
                .parameters(SYMBOL, MINUTES)
                .faults(404, 409, 503)
                .answers(
                        Trades.Answer.class,
                        answering.whenReady(request -> trades.ask(request.get(SYMBOL), request.get(MINUTES))));
    }

    private Route bars() {
        Bars bars = new Bars(market);
        return Route.get(ONE + "/bars", "bars", "Open, high, low, close and volume by stretches of time")
                .description(
                        "Longer bars are rolled up from the pipeline's. Days, weeks (ISO) and months are those of UTC, or of"
                                + " the time zone of spec.calendar. With from, pages go forward in time; without, the newest come first,"
                                + " page by page. Each page is oldest first.")
                .parameters(SYMBOL, interval, FROM, TO, BARS_LIMIT, CURSOR)
                .faults(404, 409, 503)
                .answers(Bars.Answer.class, answering.whenReady(request -> {
                    ApiParameters.requireRange(request);
                    return bars.ask(barsQuestion(request));
                }));
    }

    private Bars.Question barsQuestion(Request request) {
        return new Bars.Question(
                request.get(SYMBOL),
                request.get(interval),
                request.find(FROM),
                request.find(TO),
                request.get(BARS_LIMIT),
                request.find(CURSOR));
    }

    private Route averages() {
        AverageSeries averages = new AverageSeries(market);
        return Route.get(ONE + "/averages", "averages", "A window's average over time")
                .description(
                        "Every record where a history holds them; else one for each stretch of time, over the last hour or the"
                                + " longest window. With from, pages go forward in time; without, the newest come first, page by page,"
                                + " and go on in the history.")
                .parameters(SYMBOL, window, FROM, TO, AVERAGES_LIMIT, CURSOR)
                .faults(404, 503)
                .answers(AverageSeries.Answer.class, answering.whenReady(request -> {
                    ApiParameters.requireRange(request);
                    return averages.ask(averagesQuestion(request));
                }));
    }

    private AverageSeries.Question averagesQuestion(Request request) {
        return new AverageSeries.Question(
                request.get(SYMBOL),
                request.get(window),
                request.find(FROM),
                request.find(TO),
                request.get(AVERAGES_LIMIT),
                request.find(CURSOR));
    }
}
