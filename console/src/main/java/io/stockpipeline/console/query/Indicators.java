package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.indicator.BollingerBands;
import io.stockpipeline.analytics.indicator.Line;
import io.stockpipeline.analytics.indicator.MovingAverage;
import io.stockpipeline.analytics.indicator.RelativeStrength;
import io.stockpipeline.analytics.indicator.RollingDeviation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What chart readers look at: averages, bands and the like of a symbol's closes, with their usual lengths. */
public final class Indicators {
    private final Market market;
    private final Closes closes;

    /** One line. */
    public record Single(
            @JsonPropertyDescription("over how many bars") int window,

            @JsonPropertyDescription("one for each bar; null where it is not defined")
            List<@Nullable BigDecimal> values) {
        static @Nullable Single of(@Nullable MovingAverage average) {
            return average == null ? null : new Single(average.window(), line(average.average()));
        }

        static @Nullable Single of(@Nullable RollingDeviation deviation) {
            return deviation == null ? null : new Single(deviation.window(), line(deviation.deviation()));
        }

        static @Nullable Single of(@Nullable RelativeStrength strength) {
            return strength == null ? null : new Single(strength.window(), line(strength.index()));
        }
    }

    /** Bollinger's bands. */
    public record Bands(
            @JsonPropertyDescription("over how many bars") int window,

            @JsonPropertyDescription("standard deviations from the middle to a band")
            BigDecimal width,

            List<@Nullable BigDecimal> middle,
            List<@Nullable BigDecimal> upper,
            List<@Nullable BigDecimal> lower) {
        static @Nullable Bands of(@Nullable BollingerBands bands) {
            return bands == null
                    ? null
                    : new Bands(
                            bands.window(),
                            Rounded.of(bands.width()),
                            line(bands.middle()),
                            line(bands.upper()),
                            line(bands.lower()));
        }
    }

    /** Moving average convergence and divergence. */
    public record Macd(
            @JsonPropertyDescription("bars of the faster average")
            int fast,

            @JsonPropertyDescription("bars of the slower average")
            int slow,

            @JsonPropertyDescription("bars of the signal") int smooth,

            @JsonPropertyDescription("the faster average less the slower one")
            List<@Nullable BigDecimal> macd,

            @JsonPropertyDescription("its average") List<@Nullable BigDecimal> signal,
            @JsonPropertyDescription("macd less signal") List<@Nullable BigDecimal> histogram) {
        static @Nullable Macd of(io.stockpipeline.analytics.indicator.@Nullable Macd macd) {
            return macd == null
                    ? null
                    : new Macd(
                            macd.fast(),
                            macd.slow(),
                            macd.smooth(),
                            line(macd.macd()),
                            line(macd.signal()),
                            line(macd.histogram()));
        }
    }

    /** The answer; one that the closes are too few for is absent, and a finding says why. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            AnalysisBasis basis,

            @JsonPropertyDescription("older bars of the range were left out")
            boolean cut,

            @JsonPropertyDescription("starts of the bars, oldest first")
            List<Instant> times,

            @JsonPropertyDescription("one for each bar") List<BigDecimal> closes,

            @JsonPropertyDescription("simple moving average") @Nullable Single simple,

            @JsonPropertyDescription("exponential moving average") @Nullable Single exponential,

            @JsonPropertyDescription("weighted moving average") @Nullable Single weighted,

            @JsonPropertyDescription("average weighted by volume") @Nullable Single volumeWeighted,

            @JsonPropertyDescription("rolling standard deviation") @Nullable Single deviation,

            @JsonPropertyDescription("Bollinger's bands") @Nullable Bands bands,

            @JsonPropertyDescription("Wilder's relative strength index, 0 to 100") @Nullable Single strength,

            @Nullable Macd macd,

            @JsonPropertyDescription("in words, the most important first")
            List<String> findings,

            List<String> assumptions) {}

    public Indicators(Market market) {
        this.market = market;
        this.closes = new Closes(market);
    }

    /**
     * Computes them.
     *
     * @throws UnansweredException as {@link Bars#ask}
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are no closes
     */
    public Answer ask(AnalysisQuestion question) {
        Instant asOf = market.asOf();
        Closes.Read read = closes.read(question);
        IndicatorSet set = IndicatorSet.of(read.series(), read.volumes());
        return new Answer(
                asOf,
                market.lag(),
                AnalysisBasis.of(question, read),
                read.cut(),
                read.times(),
                read.closes(),
                Single.of(set.simple()),
                Single.of(set.exponential()),
                Single.of(set.weighted()),
                Single.of(set.volumeWeighted()),
                Single.of(set.deviation()),
                Bands.of(set.bands()),
                Single.of(set.strength()),
                Macd.of(set.macd()),
                set.findings(),
                closes.assumptions(read, set.assumptions()));
    }

    private static List<@Nullable BigDecimal> line(Line line) {
        return Rounded.line(line.offset(), line.values());
    }
}
