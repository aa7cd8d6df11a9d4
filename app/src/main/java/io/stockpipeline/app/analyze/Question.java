package io.stockpipeline.app.analyze;

import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.analysis.ReturnDistribution;
import io.stockpipeline.analytics.analysis.Seasons;
import io.stockpipeline.analytics.analysis.UsualForecast;
import io.stockpipeline.analytics.decomposition.Classical;
import io.stockpipeline.analytics.decomposition.Decomposer;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.decomposition.Stl;
import io.stockpipeline.analytics.forecast.Forecaster;
import io.stockpipeline.analytics.learning.NextReturn;
import io.stockpipeline.analytics.learning.WalkForward;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.stationarity.DickeyFuller;
import io.stockpipeline.analytics.stationarity.Kpss;
import io.stockpipeline.analytics.stationarity.Lag;
import io.stockpipeline.analytics.stationarity.Stationarity;
import io.stockpipeline.analytics.stationarity.Terms;
import org.jspecify.annotations.Nullable;

/** What is asked of the numbers. */
public sealed interface Question {
    /**
     * Asks it.
     *
     * @throws UnsuitableSeriesException when nothing true can be said of these numbers
     * @throws IllegalArgumentException when the question itself makes no sense
     */
    Explained ask(Numbered numbers);

    /** Both tests, read together. */
    record OfStationarity(Terms terms) implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return Stationarity.read(numbers.series(), terms);
        }
    }

    /** Does it wander? */
    record OfUnitRoot(Terms terms, Lag lag) implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return DickeyFuller.test(numbers.series(), terms, lag);
        }
    }

    /** Does it keep to a level? */
    record OfSteadiness(Terms terms, Lag lag) implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return Kpss.test(numbers.series(), terms, lag);
        }
    }

    /** How are its moves distributed? */
    record OfMoves() implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return ReturnDistribution.of(numbers.series());
        }
    }

    /** @param period 2 or more; null: the usual one of the interval */
    record OfParts(@Nullable Integer period, Form form, boolean classical, boolean robust) implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            int season = period == null ? Seasons.usual(numbers.series().basis().interval()) : period;
            if (season < 2) {
                throw new UnsuitableSeriesException(
                        "it is not known after how many numbers the season repeats: say so with --period, like 12 for months of a year");
            }
            Decomposer decomposer =
                    classical ? new Classical(season, form) : new Stl(season, form, Stl.SEASON_WINDOW, robust);
            return decomposer.decompose(numbers.series());
        }
    }

    /**
     * What comes next?
     *
     * @param period null: the usual one
     * @param logarithm null: where all numbers are above 0
     */
    record OfFuture(
            int steps, @Nullable Integer period, @Nullable Boolean logarithm) implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            Series series = numbers.series();
            return new Forecaster().forecast(series, UsualForecast.of(series, steps, period, logarithm));
        }
    }

    /** All indicators. */
    record OfIndicators() implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return IndicatorSet.of(numbers.series(), numbers.volumes());
        }
    }

    /** Can the next move be learned? */
    record OfLearning() implements Question {
        @Override
        public Explained ask(Numbered numbers) {
            return NextReturn.test(numbers.series(), WalkForward.usual());
        }
    }
}
