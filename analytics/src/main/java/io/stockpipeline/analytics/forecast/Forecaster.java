package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forecasts a series with an ARIMA model, and says how far to trust it. */
public final class Forecaster {
    private static final int FEWEST = 10;
    private static final double Z80 = 1.2815515655446004;
    private static final double Z95 = 1.959963984540054;

    private final ArimaModel model;
    private final AutomaticOrder automatic;

    /** Exact maximum likelihood; KPSS of a level picks the differences. */
    public Forecaster() {
        this(ArimaModel.exactLikelihood(), new KpssLevel());
    }

    Forecaster(ArimaModel model, LevelStationarity level) {
        this.model = model;
        this.automatic = new AutomaticOrder(model, level);
    }

    /**
     * The forecast. Of a long series the last 2000 numbers are used, with a season of s longer than 12 the last 24000 / s.
     *
     * @throws UnsuitableSeriesException when there are under 10 numbers or too few for the orders, when they follow a rule exactly (all
     *     equal, on a line), when one is not above 0 where logarithms are asked for, or when the forecast leaves the range of numbers
     */
    public Forecast forecast(Series series, ForecastSettings settings) {
        double[] all = series.values();
        if (all.length < FEWEST) {
            throw UnsuitableSeriesException.tooFew(
                    all.length, "value", ": a forecast needs at least " + FEWEST + ", better 50");
        }
        double[] values = Arrays.copyOfRange(all, Math.max(0, all.length - settings.longest()), all.length);
        double[] fitted = settings.logarithm() ? logarithms(values, all.length - values.length) : values;
        Chance.require(fitted, settings.logarithm(), settings.period());
        AutomaticOrder.Choice choice = choose(fitted, settings);
        ArimaFit fit = choice.fit();
        List<ForecastRow> rows = rows(series, settings, model.forecast(fit, fitted, settings.horizon()));
        NaiveComparison comparison = compare(values, settings);
        return new Forecast(
                series.basis(),
                values.length,
                fit.orders().text(),
                fit.orders(),
                settings.orders() == null,
                choice.tried(),
                settings.logarithm(),
                fit.coefficients(),
                fit.sigma2(),
                fit.logLikelihood(),
                fit.aic(),
                fit.aicc(),
                fit.bic(),
                rows,
                comparison,
                ForecastWords.findings(series.basis(), values.length, settings, choice, rows, comparison),
                ForecastWords.assumptions(settings));
    }

    private AutomaticOrder.Choice choose(double[] values, ForecastSettings settings) {
        ArimaOrders given = settings.orders();
        return given == null
                ? automatic.choose(values, settings.period())
                : new AutomaticOrder.Choice(model.fit(values, given), 1, false);
    }

    /** Chosen and fitted anew on the first part: orders chosen on the whole would have seen the end. */
    private @Nullable NaiveComparison compare(double[] values, ForecastSettings settings) {
        try {
            return new HeldOut(model)
                    .compare(
                            values,
                            settings.logarithm(),
                            settings.period(),
                            head -> choose(head, settings).fit());
        } catch (UnsuitableSeriesException e) {
            // The whole series can be forecast, its first part alone cannot: there is nothing to compare.
            return null;
        }
    }

    private static double[] logarithms(double[] values, int before) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            if (!(values[i] > 0)) {
                throw new UnsuitableSeriesException("value " + (before + i + 1) + " is " + values[i]
                        + ": logarithms need values above 0; forecast without them");
            }
            out[i] = Math.log(values[i]);
        }
        return out;
    }

    private static List<ForecastRow> rows(
            Series series, ForecastSettings settings, List<ArimaModel.Expectation> expected) {
        long[] times = TimesAhead.of(series, expected.size());
        List<ForecastRow> out = new ArrayList<>(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            double mean = expected.get(i).mean();
            double error = expected.get(i).standardError();
            boolean log = settings.logarithm();
            out.add(new ForecastRow(
                    i + 1,
                    times == null ? null : times[i],
                    unit(mean, log),
                    error,
                    unit(mean - Z80 * error, log),
                    unit(mean + Z80 * error, log),
                    unit(mean - Z95 * error, log),
                    unit(mean + Z95 * error, log)));
        }
        return out;
    }

    private static double unit(double value, boolean logarithm) {
        double out = logarithm ? Math.exp(value) : value;
        if (!Double.isFinite(out)) {
            throw new UnsuitableSeriesException("the forecast leaves the range of numbers: ask for fewer steps"
                    + (logarithm ? " or fit without logarithms" : ""));
        }
        return out;
    }
}
