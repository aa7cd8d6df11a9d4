package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.analytics.analysis.Seasons;
import io.stockpipeline.analytics.decomposition.Classical;
import io.stockpipeline.analytics.decomposition.Decomposer;
import io.stockpipeline.analytics.decomposition.Decomposition;
import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.decomposition.Stl;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A symbol's closes taken apart into trend, season and remainder. */
public final class Decompositions {
    private final Market market;
    private final Closes closes;

    /**
     * How.
     *
     * @param period after how many bars the season repeats, 2 or more; null: the usual one of the interval
     * @param robust whether values far off count less; with {@link Method#Stl} only
     */
    public record How(@Nullable Integer period, Form form, Method method, boolean robust) {}

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            AnalysisBasis basis,

            @JsonPropertyDescription("older bars of the range were left out")
            boolean cut,

            Method method,
            Form form,
            boolean robust,

            @JsonPropertyDescription("after how many bars the season repeats")
            int period,

            @JsonPropertyDescription("starts of the bars, oldest first")
            List<Instant> times,

            @JsonPropertyDescription("one for each bar") List<BigDecimal> closes,

            @JsonPropertyDescription("one for each bar; null where it is not defined, at the ends of a classical one")
            List<@Nullable BigDecimal> trend,

            @JsonPropertyDescription("one for each bar; a factor in the multiplicative form")
            List<BigDecimal> seasonal,

            @JsonPropertyDescription("one for each bar; a factor in the multiplicative form; null where the trend is")
            List<@Nullable BigDecimal> remainder,

            @JsonPropertyDescription("0, no trend, to 1, it explains all that the season leaves")
            BigDecimal trendStrength,

            @JsonPropertyDescription("0, no season, to 1, it explains all that the trend leaves")
            BigDecimal seasonalStrength,

            @JsonPropertyDescription("in words, the most important first")
            List<String> findings,

            List<String> assumptions) {}

    public Decompositions(Market market) {
        this.market = market;
        this.closes = new Closes(market);
    }

    /**
     * Takes them apart.
     *
     * @throws UnansweredException as {@link Bars#ask}
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when the closes do not go with the period or the form
     */
    public Answer ask(AnalysisQuestion question, How how) {
        Instant asOf = market.asOf();
        Closes.Read read = closes.read(question);
        int period = how.period() == null ? usual(question.interval()) : how.period();
        Decomposition parts = decomposer(how, period).decompose(read.series());
        return new Answer(
                asOf,
                market.lag(),
                AnalysisBasis.of(question, read),
                read.cut(),
                how.method(),
                how.form(),
                how.robust(),
                period,
                read.times(),
                read.closes(),
                Rounded.line(0, parts.trend()),
                parts.seasonal().stream().map(Rounded::of).toList(),
                Rounded.line(0, parts.remainder()),
                Rounded.of(parts.trendStrength()),
                Rounded.of(parts.seasonalStrength()),
                parts.findings(),
                closes.assumptions(read, parts.assumptions()));
    }

    private static int usual(String interval) {
        int usual = Seasons.usual(interval);
        if (usual < 2) {
            throw new UnansweredException(
                    UnansweredException.Reason.Unfit,
                    "bars of " + interval + " have no usual season: say with period after how many of them it repeats");
        }
        return usual;
    }

    private static Decomposer decomposer(How how, int period) {
        return switch (how.method()) {
            case Stl -> new Stl(period, how.form(), Stl.SEASON_WINDOW, how.robust());
            case Classical -> new Classical(period, how.form());
        };
    }
}
