package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.analytics.analysis.Seasons;
import io.stockpipeline.analytics.forecast.ArimaOrders;
import io.stockpipeline.analytics.forecast.Forecast;
import io.stockpipeline.analytics.forecast.ForecastRow;
import io.stockpipeline.analytics.forecast.ForecastSettings;
import io.stockpipeline.analytics.forecast.Forecaster;
import io.stockpipeline.analytics.forecast.NaiveComparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a symbol's closes may go: an ARIMA model chosen for them, with ranges. */
public final class Forecasts {
    /** Longest season, in bars, that a model is fitted with. */
    public static final int LONGEST_PERIOD = 60;
    /** A season counts as one when it was seen so often. */
    private static final int PERIODS = 3;

    private final Market market;
    private final Closes closes;
    private final Forecaster forecaster = new Forecaster();

    /**
     * How.
     *
     * @param steps bars ahead, 1 or more
     * @param period bars of a season, 1 (none) to {@value #LONGEST_PERIOD}; null: the usual one of the interval where it was seen three
     *     times, none for intervals under an hour
     * @param logarithm whether logarithms are fitted; null: where all closes are above 0
     */
    public record How(
            int steps, @Nullable Integer period, @Nullable Boolean logarithm) {}

    /** Orders of the model: (p,d,q)(P,D,Q)[period]. */
    public record Orders(
            int p,
            int d,
            int q,
            int seasonalP,
            int seasonalD,
            int seasonalQ,
            int period,
            @JsonPropertyDescription("a mean or a drift") boolean constant) {
        static Orders of(ArimaOrders orders) {
            return new Orders(
                    orders.p(),
                    orders.d(),
                    orders.q(),
                    orders.seasonalP(),
                    orders.seasonalD(),
                    orders.seasonalQ(),
                    orders.period(),
                    orders.constant());
        }
    }

    /** One estimated number of the model. */
    public record Coefficient(
            @JsonPropertyDescription("ar1, ma1, sar1, sma1, ..., mean or drift")
            String name,

            BigDecimal value) {}

    /** One bar ahead. */
    public record Row(
            @JsonPropertyDescription("from 1") int step,

            @JsonPropertyDescription("start of the bar; absent where bars are missing or the market has closing times")
            @Nullable Instant time,

            @JsonPropertyDescription("half of what may come lies above")
            BigDecimal median,

            @JsonPropertyDescription("of what was fitted: with logarithms that of the logarithm")
            BigDecimal standardError,

            @JsonPropertyDescription("one in ten lies below")
            BigDecimal lower80,

            @JsonPropertyDescription("one in ten lies above")
            BigDecimal upper80,

            @JsonPropertyDescription("one in forty lies below")
            BigDecimal lower95,

            @JsonPropertyDescription("one in forty lies above")
            BigDecimal upper95) {
        static Row of(ForecastRow row, @Nullable Instant time) {
            return new Row(
                    row.step(),
                    time,
                    Rounded.of(row.median()),
                    Rounded.of(row.standardError()),
                    Rounded.of(row.lower80()),
                    Rounded.of(row.upper80()),
                    Rounded.of(row.lower95()),
                    Rounded.of(row.upper95()));
        }
    }

    /** The model against guesses that need none, on closes it had not seen; errors are mean absolute scaled ones. */
    public record Comparison(
            @JsonPropertyDescription("closes at the end that it had not seen")
            int heldOut,

            @JsonPropertyDescription("error of the model, smaller is better")
            BigDecimal mase,

            @JsonPropertyDescription("of \"nothing changes\"")
            BigDecimal naiveMase,

            @JsonPropertyDescription("of \"as a season ago\"; absent without a season") @Nullable BigDecimal seasonalNaiveMase,

            @JsonPropertyDescription("how likely a lead this large is by luck")
            BigDecimal pValue,

            @JsonPropertyDescription("smaller errors, and hardly by luck")
            boolean better) {
        static @Nullable Comparison of(@Nullable NaiveComparison comparison) {
            return comparison == null
                    ? null
                    : new Comparison(
                            comparison.heldOut(),
                            Rounded.of(comparison.mase()),
                            Rounded.of(comparison.naiveMase()),
                            Rounded.orNull(comparison.seasonalNaiveMase()),
                            Rounded.of(comparison.pValue()),
                            comparison.better());
        }
    }

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            AnalysisBasis basis,

            @JsonPropertyDescription("older bars of the range were left out")
            boolean cut,

            @JsonPropertyDescription("of the last so many closes the model was made")
            int used,

            @JsonPropertyDescription("as in books, like ARIMA(0,1,1)")
            String model,

            Orders orders,

            @JsonPropertyDescription("how many models were fitted to choose")
            int tried,

            @JsonPropertyDescription("whether logarithms were fitted")
            boolean logarithm,

            List<Coefficient> coefficients,

            @JsonPropertyDescription("variance of the surprises")
            BigDecimal sigma2,

            BigDecimal logLikelihood,
            BigDecimal aic,
            BigDecimal aicc,
            BigDecimal bic,

            @JsonPropertyDescription("starts of the bars so far, oldest first")
            List<Instant> times,

            @JsonPropertyDescription("one for each of these bars")
            List<BigDecimal> closes,

            @JsonPropertyDescription("one for each bar ahead")
            List<Row> rows,

            @JsonPropertyDescription("absent where there are too few closes for it") @Nullable Comparison comparison,

            @JsonPropertyDescription("in words, the most important first")
            List<String> findings,

            List<String> assumptions) {}

    public Forecasts(Market market) {
        this.market = market;
        this.closes = new Closes(market);
    }

    /**
     * Forecasts. Takes up to seconds of a processor.
     *
     * @throws UnansweredException as {@link Bars#ask}
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when no model can be made of the closes
     */
    public Answer ask(AnalysisQuestion question, How how) {
        Instant asOf = market.asOf();
        Closes.Read read = closes.read(question);
        int period =
                how.period() == null ? usual(question.interval(), read.rows().size()) : how.period();
        boolean logarithm = how.logarithm() == null
                ? read.closes().stream().allMatch(close -> close.signum() > 0)
                : how.logarithm();
        Forecast forecast =
                forecaster.forecast(read.series(), new ForecastSettings(how.steps(), period, logarithm, null));
        List<Coefficient> coefficients = forecast.coefficients().stream()
                .map(coefficient -> new Coefficient(coefficient.name(), Rounded.of(coefficient.value())))
                .toList();
        return new Answer(
                asOf,
                market.lag(),
                AnalysisBasis.of(question, read),
                read.cut(),
                forecast.used(),
                forecast.model(),
                Orders.of(forecast.orders()),
                forecast.tried(),
                forecast.logarithm(),
                coefficients,
                Rounded.of(forecast.sigma2()),
                Rounded.of(forecast.logLikelihood()),
                Rounded.of(forecast.aic()),
                Rounded.of(forecast.aicc()),
                Rounded.of(forecast.bic()),
                read.times(),
                read.closes(),
                rows(forecast, closes.next(question, read, how.steps())),
                Comparison.of(forecast.comparison()),
                forecast.findings(),
                closes.assumptions(read, forecast.assumptions()));
    }

    private int usual(String interval, int n) {
        int usual = closes.isShort(interval) ? 1 : Seasons.usual(interval);
        return usual <= LONGEST_PERIOD && n >= PERIODS * usual ? usual : 1;
    }

    private static List<Row> rows(Forecast forecast, @Nullable List<Instant> times) {
        List<Row> rows = new ArrayList<>();
        for (ForecastRow row : forecast.rows()) {
            rows.add(Row.of(row, times == null ? null : times.get(row.step() - 1)));
        }
        return rows;
    }
}
