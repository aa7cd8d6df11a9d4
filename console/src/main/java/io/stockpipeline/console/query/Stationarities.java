package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.analytics.stationarity.CriticalValue;
import io.stockpipeline.analytics.stationarity.DickeyFullerResult;
import io.stockpipeline.analytics.stationarity.KpssResult;
import io.stockpipeline.analytics.stationarity.PValue;
import io.stockpipeline.analytics.stationarity.Stationarity;
import io.stockpipeline.analytics.stationarity.StationarityReading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a symbol's closes come back to a level, or wander. */
public final class Stationarities {
    private final Market market;
    private final Closes closes;

    /** What the closes are thought to come back to. */
    public enum Terms {
        /** A level. */
        Constant(io.stockpipeline.analytics.stationarity.Terms.Constant),
        /** A straight line. */
        Trend(io.stockpipeline.analytics.stationarity.Terms.Trend);

        private final io.stockpipeline.analytics.stationarity.Terms terms;

        Terms(io.stockpipeline.analytics.stationarity.Terms terms) {
            this.terms = terms;
        }
    }

    /** Where a test turns. */
    public record Critical(
            @JsonPropertyDescription("how often, as a share, the test may wrongly reject")
            BigDecimal level,

            BigDecimal value) {
        static List<Critical> of(List<CriticalValue> values) {
            return values.stream()
                    .map(value -> new Critical(Rounded.of(value.level()), Rounded.of(value.value())))
                    .toList();
        }
    }

    /** One test. */
    public record Test(
            BigDecimal statistic,
            BigDecimal pValue,

            @JsonPropertyDescription("Less: the true one is below it; Greater: above")
            PValue.Bound pValueBound,

            @JsonPropertyDescription("whether what it starts from is rejected at 5 percent")
            boolean rejected,

            @JsonPropertyDescription("how many neighbours were taken into account")
            int lag,

            List<Critical> criticalValues,
            List<String> findings) {
        static Test of(DickeyFullerResult result) {
            return new Test(
                    Rounded.of(result.statistic()),
                    Rounded.of(result.pValue()),
                    PValue.Bound.Equal,
                    result.rejected(),
                    result.lag(),
                    Critical.of(result.criticalValues()),
                    result.findings());
        }

        static Test of(KpssResult result) {
            return new Test(
                    Rounded.of(result.statistic()),
                    Rounded.of(result.pValue().value()),
                    result.pValue().bound(),
                    result.rejected(),
                    result.lag(),
                    Critical.of(result.criticalValues()),
                    result.findings());
        }
    }

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            AnalysisBasis basis,

            @JsonPropertyDescription("older bars of the range were left out")
            boolean cut,

            Terms terms,

            @JsonPropertyDescription("what both tests say together")
            StationarityReading.Verdict verdict,

            @JsonPropertyDescription("starts from closes that wander")
            Test dickeyFuller,

            @JsonPropertyDescription("starts from closes that keep to their level or line")
            Test kpss,

            @JsonPropertyDescription("in words, the most important first")
            List<String> findings,

            List<String> assumptions) {}

    public Stationarities(Market market) {
        this.market = market;
        this.closes = new Closes(market);
    }

    /**
     * Tests.
     *
     * @throws UnansweredException as {@link Bars#ask}
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when nothing true can be said of the closes
     */
    public Answer ask(AnalysisQuestion question, Terms terms) {
        Instant asOf = market.asOf();
        Closes.Read read = closes.read(question);
        StationarityReading reading = Stationarity.read(read.series(), terms.terms);
        return new Answer(
                asOf,
                market.lag(),
                AnalysisBasis.of(question, read),
                read.cut(),
                terms,
                reading.verdict(),
                Test.of(reading.dickeyFuller()),
                Test.of(reading.kpss()),
                reading.findings(),
                closes.assumptions(read, reading.assumptions()));
    }
}
