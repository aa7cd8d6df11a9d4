package io.stockpipeline.analytics;

import static io.stockpipeline.analytics.Answers.answerOrRefusal;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.analysis.ReturnDistribution;
import io.stockpipeline.analytics.analysis.UsualForecast;
import io.stockpipeline.analytics.decomposition.Classical;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.decomposition.Stl;
import io.stockpipeline.analytics.forecast.Forecaster;
import io.stockpipeline.analytics.indicator.BollingerBands;
import io.stockpipeline.analytics.indicator.Macd;
import io.stockpipeline.analytics.indicator.MovingAverages;
import io.stockpipeline.analytics.indicator.RelativeStrength;
import io.stockpipeline.analytics.indicator.RollingDeviation;
import io.stockpipeline.analytics.indicator.VolumeWeighted;
import io.stockpipeline.analytics.learning.NextReturn;
import io.stockpipeline.analytics.learning.WalkForward;
import io.stockpipeline.analytics.learning.WalkForward.Window;
import io.stockpipeline.analytics.rollup.Coverage;
import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.rollup.RollUp;
import io.stockpipeline.analytics.rollup.RolledBar;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.DickeyFuller;
import io.stockpipeline.analytics.stationarity.KolmogorovSmirnov;
import io.stockpipeline.analytics.stationarity.Kpss;
import io.stockpipeline.analytics.stationarity.Lag;
import io.stockpipeline.analytics.stationarity.Stationarity;
import io.stockpipeline.analytics.stationarity.Terms;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of whatever series: an answer without a number that is none, or a refusal in plain words; nothing else. */
class EveryMethodTest {
    /** Enough for the shortest learning. */
    private static final int SHORT = 120;

    private static final int MILLION = 1_000_000;
    private static final long MINUTE = 60_000;
    private static final Map<String, double[]> ODD = OddSeries.all(SHORT);
    private static final Series LONG = Series.of(OddSeries.walk(MILLION, 21));

    static Stream<Arguments> methods() {
        return Stream.of(
                method("SMA", series -> MovingAverages.simple(series, 10)),
                method("EMA", series -> MovingAverages.exponential(series, 10)),
                method("WMA", series -> MovingAverages.weighted(series, 10)),
                method("VWAP", series -> VolumeWeighted.of(series, volumes(series.size()), 10)),
                method("standard deviation", series -> RollingDeviation.of(series, 10)),
                method("Bollinger bands", series -> BollingerBands.of(series, 20, 2)),
                method("RSI", series -> RelativeStrength.of(series, 14)),
                method("MACD", series -> Macd.of(series, 12, 26, 9)),
                method("all indicators", series -> IndicatorSet.of(series, volumes(series.size()))),
                method("roll-up, then VWAP", EveryMethodTest::rolledUp),
                method("ADF about zero", series -> DickeyFuller.test(series, Terms.None, Lag.automatic())),
                method("ADF about a level", series -> DickeyFuller.test(series, Terms.Constant, Lag.automatic())),
                method("ADF about a line", series -> DickeyFuller.test(series, Terms.Trend, Lag.of(3))),
                method("KPSS of a level", series -> Kpss.test(series, Terms.Constant, Lag.automatic())),
                method("KPSS of a line", series -> Kpss.test(series, Terms.Trend, Lag.of(3))),
                method("both tests", series -> Stationarity.read(series, Terms.Constant)),
                method("KS, one set", series -> KolmogorovSmirnov.againstNormal(series, 1, 2)),
                method("KS, two sets", series -> KolmogorovSmirnov.twoSamples(series, Series.of(1, 2, 2))),
                method("moves", ReturnDistribution::of),
                method("classical, sum", series -> new Classical(12, Form.Additive).decompose(series)),
                method("classical, product", series -> new Classical(12, Form.Multiplicative).decompose(series)),
                method("STL, sum", series -> new Stl(12, Form.Additive).decompose(series)),
                method("STL, product", series -> new Stl(12, Form.Multiplicative).decompose(series)),
                method("forecast", series -> forecast(series, null)),
                method("forecast with a season", series -> forecast(series, 12)),
                method("learning", series -> NextReturn.test(series, WalkForward.usual())),
                method("learning from few", EveryMethodTest::learnFromFew));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void shouldAnswerOrRefuseInWords(String name, Function<Series, Explained> method) {
        ODD.forEach((what, values) -> answerOrRefusal(name + " of " + what, () -> method.apply(Series.of(values))));
    }

    /** Without those that differ by a logarithm or a season only, and STL, of which its own tests ask more. */
    static Stream<Arguments> oneOfEach() {
        return methods().filter(method -> !method.get()[0].toString().matches("STL.*|.*product|.*season"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneOfEach")
    void shouldAnswerOrRefuseAMillionValuesWithinSeconds(String name, Function<Series, Explained> method) {
        answerOrRefusal(name + " of a million", () -> method.apply(LONG));
    }

    private static Arguments method(String name, Function<Series, Explained> method) {
        return arguments(name, method);
    }

    private static Explained forecast(Series series, @Nullable Integer period) {
        return new Forecaster().forecast(series, UsualForecast.of(series, 5, period, null));
    }

    private static Explained learnFromFew(Series series) {
        return NextReturn.test(series, new WalkForward(3, List.of(3), 0.1, Window.Rolling, 50, 5));
    }

    /** Each value the only price of a minute, rolled up to hours where there are many. */
    private static Explained rolledUp(Series series) {
        ZoneId zone = ZoneOffset.UTC;
        Period period = Period.of(series.size() > SHORT ? "1h" : "5m");
        List<RolledBar> minutes = new ArrayList<>(series.size());
        for (int i = 0; i < series.size(); i++) {
            minutes.add(minute(i * MINUTE, BigDecimal.valueOf(series.value(i))));
        }
        List<RolledBar> bars = RollUp.of(minutes, period, zone, Coverage.ALL);
        return VolumeWeighted.of(RollUp.closes(bars, period, zone), bars, 2);
    }

    private static RolledBar minute(long start, BigDecimal price) {
        return new RolledBar(
                "ACME",
                "1m",
                start,
                start + MINUTE,
                price,
                price,
                price,
                price,
                start,
                start,
                BigDecimal.ONE,
                price,
                1,
                price,
                true,
                false);
    }

    /** Every third bar has none. */
    private static double[] volumes(int n) {
        double[] volumes = new double[n];
        Arrays.setAll(volumes, i -> i % 3);
        return volumes;
    }
}
