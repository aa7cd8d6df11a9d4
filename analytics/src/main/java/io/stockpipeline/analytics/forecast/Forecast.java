package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forecast.
 *
 * @param basis what it was computed from: all numbers given, also where only the last were used
 * @param used how many of the last numbers the model was fitted to
 * @param model the model in the notation of books, like {@code ARIMA(0,1,1)(0,1,1)[12]}
 * @param orders the same as numbers
 * @param chosen whether the orders were chosen here, not given
 * @param tried how many models were fitted to choose; 1 when the orders were given
 * @param logarithm whether logarithms were fitted
 * @param coefficients by name, R's names and signs
 * @param sigma2 variance of the surprises, as in R's arima; of the logarithms when those were fitted
 * @param logLikelihood natural logarithm of the likelihood, as in R's arima
 * @param aic Akaike's criterion
 * @param aicc the same corrected for short series; the one that chooses
 * @param bic Schwarz's criterion
 * @param rows one for each step ahead
 * @param comparison against naive guesses; null when the series is too short for it
 * @param findings what it means
 * @param assumptions what was taken for granted
 */
public record Forecast(
        Basis basis,
        int used,
        String model,
        ArimaOrders orders,
        boolean chosen,
        int tried,
        boolean logarithm,
        List<Coefficient> coefficients,
        double sigma2,
        double logLikelihood,
        double aic,
        double aicc,
        double bic,
        List<ForecastRow> rows,
        @Nullable NaiveComparison comparison,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /** Copies the lists. */
    public Forecast {
        coefficients = List.copyOf(coefficients);
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
    }
}
