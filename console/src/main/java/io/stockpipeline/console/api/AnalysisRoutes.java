package io.stockpipeline.console.api;

import static io.stockpipeline.console.api.ApiParameters.FROM;
import static io.stockpipeline.console.api.ApiParameters.SYMBOL;
import static io.stockpipeline.console.api.ApiParameters.TO;

import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.AnalysisQuestion;
import io.stockpipeline.console.query.Bars;
import io.stockpipeline.console.query.Decompositions;
import io.stockpipeline.console.query.Forecasts;
import io.stockpipeline.console.query.Indicators;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.Stationarities;
import java.util.List;

/** What statistics say of a symbol's closes. */
final class AnalysisRoutes implements RouteGroup {
    private static final String ROOT = ApiRoutes.ROOT + "/symbols/{symbol}/analysis/";
    private static final String OF_CLOSES = " Of the closes of final bars, the newest of the range.";
    private static final int MOST_STEPS = 100;
    /** So many bars of a season have to be seen twice. */
    private static final int LONGEST_PERIOD = ApiParameters.MOST / 2;

    private static final Parameter<Integer> LIMIT = ApiParameters.limit(ApiParameters.MOST);
    private static final Parameter<Stationarities.Terms> TERMS = Parameter.query(
                    "terms",
                    "what the closes may come back to: a level, or a straight line",
                    Formats.oneOf(Stationarities.Terms.class))
            .orElse(Stationarities.Terms.Constant);
    private static final Parameter<Integer> PERIOD = Parameter.query(
            "period",
            "after how many bars the season repeats; unless given the usual one: bars of a minute, an hour, a day, a week or a year",
            Formats.wholeNumber(2, LONGEST_PERIOD));
    private static final Parameter<Form> FORM = Parameter.query(
                    "form", "whether the parts are added or multiplied", Formats.oneOf(Form.class))
            .orElse(Form.Additive);
    private static final Parameter<Method> METHOD = Parameter.query(
                    "method", "local regressions, or the classical moving averages", Formats.oneOf(Method.class))
            .orElse(Method.Stl);
    private static final Parameter<Boolean> ROBUST = Parameter.query(
                    "robust", "whether values far off count less; with Stl only", Formats.bool())
            .orElse(false);
    private static final Parameter<Integer> STEPS = Parameter.query(
                    "steps", "how many bars ahead", Formats.wholeNumber(1, MOST_STEPS))
            .orElse(24);
    private static final Parameter<Integer> SEASON = Parameter.query(
            "period",
            "after how many bars the season repeats, 1: none; unless given the usual one for bars of an hour or more that was seen three"
                    + " times, else none",
            Formats.wholeNumber(1, Forecasts.LONGEST_PERIOD));
    private static final Parameter<Boolean> LOG = Parameter.query(
            "log",
            "whether to forecast logarithms, as is right for prices; unless given where all are above 0",
            Formats.bool());

    private final Market market;
    private final Answering answering;
    private final Parameter<String> interval;
    private final FewAtOnce few;

    AnalysisRoutes(Market market, Answering answering, FewAtOnce few) {
        this.few = few;
        this.market = market;
        this.answering = answering;
        List<String> intervals = Bars.intervals(market);
        interval = Parameter.query("interval", "length of a bar", Formats.oneOf(intervals))
                .orElse(intervals.get(0));
    }

    @Override
    public List<Route> routes() {
        return List.of(indicators(), stationarity(), decomposition(), forecast());
    }

    private Route indicators() {
        Indicators indicators = new Indicators(market);
        return Route.get(ROOT + "indicators", "indicators", "Moving averages, Bollinger bands, RSI and MACD")
                .description("With their usual lengths." + OF_CLOSES)
                .parameters(SYMBOL, interval, FROM, TO, LIMIT)
                .faults(404, 409, 503)
                .answers(
                        Indicators.Answer.class,
                        answering.whenReady(few.of(request -> indicators.ask(question(request)))));
    }

    private Route stationarity() {
        Stationarities stationarities = new Stationarities(market);
        return Route.get(ROOT + "stationarity", "stationarity", "Whether prices come back to a level, or wander")
                .description("The augmented Dickey-Fuller and the KPSS test, read together." + OF_CLOSES)
                .parameters(SYMBOL, interval, FROM, TO, LIMIT, TERMS)
                .faults(404, 409, 503)
                .answers(
                        Stationarities.Answer.class,
                        answering.whenReady(
                                few.of(request -> stationarities.ask(question(request), request.get(TERMS)))));
    }

    private Route decomposition() {
        Decompositions decompositions = new Decompositions(market);
        return Route.get(ROOT + "decomposition", "decomposition", "Prices taken apart: trend, season, remainder")
                .description("By local regressions (STL) or the classical moving averages." + OF_CLOSES)
                .parameters(SYMBOL, interval, FROM, TO, LIMIT, PERIOD, FORM, METHOD, ROBUST)
                .faults(404, 409, 503)
                .answers(
                        Decompositions.Answer.class,
                        answering.whenReady(few.of(request -> decompositions.ask(
                                question(request),
                                new Decompositions.How(
                                        request.find(PERIOD),
                                        request.get(FORM),
                                        request.get(METHOD),
                                        request.get(ROBUST))))));
    }

    private Route forecast() {
        Forecasts forecasts = new Forecasts(market);
        return Route.get(ROOT + "forecast", "forecast", "Where prices may go, with ranges")
                .description(
                        "An ARIMA model chosen for them, and how it does against naive guesses. Takes up to seconds; "
                                + FewAtOnce.WORDS + OF_CLOSES)
                .parameters(SYMBOL, interval, FROM, TO, LIMIT, STEPS, SEASON, LOG)
                .faults(404, 409, 503)
                .answers(
                        Forecasts.Answer.class,
                        answering.whenReady(few.of(request -> forecasts.ask(
                                question(request),
                                new Forecasts.How(request.get(STEPS), request.find(SEASON), request.find(LOG))))));
    }

    private AnalysisQuestion question(Request request) {
        ApiParameters.requireRange(request);
        return new AnalysisQuestion(
                request.get(SYMBOL), request.get(interval), request.find(FROM), request.find(TO), request.get(LIMIT));
    }
}
