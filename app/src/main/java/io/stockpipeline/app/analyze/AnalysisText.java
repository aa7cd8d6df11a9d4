package io.stockpipeline.app.analyze;

import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.analysis.ReturnDistribution;
import io.stockpipeline.analytics.decomposition.Decomposition;
import io.stockpipeline.analytics.forecast.Forecast;
import io.stockpipeline.analytics.forecast.ForecastRow;
import io.stockpipeline.analytics.indicator.Line;
import io.stockpipeline.analytics.learning.LearningReport;
import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.CriticalValue;
import io.stockpipeline.analytics.stationarity.DickeyFullerResult;
import io.stockpipeline.analytics.stationarity.KpssResult;
import io.stockpipeline.analytics.stationarity.StationarityReading;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a result to a person: of what, what was found, the figures, and what was taken for granted. */
public final class AnalysisText {
    private static final int SEASON_ROWS = 24;
    private static final MathContext DIGITS = new MathContext(6);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String MIDNIGHT = " 00:00:00";

    private final PrintWriter out;

    public AnalysisText(PrintWriter out) {
        this.out = out;
    }

    /** Prints it. */
    public void print(Numbered numbers, Explained result) {
        Series series = numbers.series();
        basis(series.basis());
        sentences("", result.findings());
        figures(series, result);
        out.println();
        out.println("This takes for granted:");
        sentences("- ", result.assumptions());
    }

    private void basis(Basis basis) {
        String what = basis.symbol() == null ? "" : basis.symbol() + ": ";
        Long from = basis.from();
        Long to = basis.to();
        String when = from == null || to == null ? "" : ", " + time(from) + " to " + time(to);
        String apart = basis.interval() == null ? "" : ", " + basis.interval() + " apart";
        String gaps = basis.gaps() == 0 ? "" : ", " + count(basis.gaps(), "missing one", "missing ones") + " left out";
        out.println(what + count(basis.n(), "value", "values") + when + apart + gaps);
        out.println();
    }

    private static String count(int n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }

    private static String time(long millis) {
        String text = TIME.format(Instant.ofEpochMilli(millis));
        return text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text;
    }

    private void sentences(String bullet, List<String> sentences) {
        sentences.forEach(sentence -> out.println(bullet + sentence));
    }

    private void figures(Series series, Explained result) {
        if (result instanceof StationarityReading reading) {
            dickeyFuller(reading.dickeyFuller());
            kpss(reading.kpss());
        } else if (result instanceof DickeyFullerResult test) {
            dickeyFuller(test);
        } else if (result instanceof KpssResult test) {
            kpss(test);
        } else if (result instanceof ReturnDistribution moves) {
            moves(moves);
        } else if (result instanceof Decomposition parts) {
            parts(series, parts);
        } else if (result instanceof Forecast forecast) {
            forecast(forecast);
        } else if (result instanceof IndicatorSet indicators) {
            indicators(indicators);
        } else if (result instanceof LearningReport report) {
            learning(report);
        }
    }

    private void dickeyFuller(DickeyFullerResult test) {
        out.println();
        row("augmented Dickey-Fuller", number(test.statistic()));
        row("  p", number(test.pValue()));
        row("  lag", test.lag() + (test.automatic() ? " (chosen by AIC)" : ""));
        row("  rejects below", criticalValues(test.criticalValues()));
    }

    private void kpss(KpssResult test) {
        out.println();
        row("KPSS", number(test.statistic()));
        row("  p", test.pValue().toString().replaceFirst("^p (= )?", ""));
        row("  lag", test.lag() + (test.automatic() ? " (chosen)" : ""));
        row("  rejects above", criticalValues(test.criticalValues()));
    }

    private static String criticalValues(List<CriticalValue> values) {
        return values.stream()
                .map(value -> number(value.value()) + " at " + number(100 * value.level()) + " %")
                .collect(Collectors.joining(", "));
    }

    private void moves(ReturnDistribution moves) {
        out.println();
        row("halves: D", number(moves.halves().statistic()));
        row("  p", number(moves.halves().pValue()));
        if (moves.normal() != null) {
            row("normal: D", number(moves.normal().statistic()));
            row("  p", number(moves.normal().pValue()));
        }
    }

    private void parts(Series series, Decomposition parts) {
        out.println();
        row("strength of the trend", number(parts.trendStrength()));
        row("strength of the season", number(parts.seasonalStrength()));
        out.println();
        out.printf("%-21s%14s%14s%14s%14s%n", "TIME", "VALUE", "TREND", "SEASON", "REST");
        long[] times = series.times();
        for (int i = Math.max(0, series.size() - Math.min(SEASON_ROWS, 2 * parts.period())); i < series.size(); i++) {
            out.printf(
                    "%-21s%14s%14s%14s%14s%n",
                    times == null ? Integer.toString(i + 1) : time(times[i]),
                    number(series.value(i)),
                    number(parts.trend().get(i)),
                    number(parts.seasonal().get(i)),
                    number(parts.remainder().get(i)));
        }
        out.println("These are the last; --format json has all.");
    }

    private void forecast(Forecast forecast) {
        out.println();
        row("model", forecast.model() + (forecast.logarithm() ? " of the logarithms" : ""));
        forecast.coefficients().forEach(coefficient -> row("  " + coefficient.name(), number(coefficient.value())));
        row("variance of surprises", number(forecast.sigma2()));
        row("log-likelihood, AICc", number(forecast.logLikelihood()) + ", " + number(forecast.aicc()));
        out.println();
        out.printf("%-21s%14s%30s%30s%n", "STEP", "MEDIAN", "80 % BETWEEN", "95 % BETWEEN");
        for (ForecastRow row : forecast.rows()) {
            Long time = row.time();
            out.printf(
                    "%-21s%14s%30s%30s%n",
                    time == null ? "+" + row.step() : time(time),
                    number(row.median()),
                    number(row.lower80()) + " and " + number(row.upper80()),
                    number(row.lower95()) + " and " + number(row.upper95()));
        }
    }

    private void indicators(IndicatorSet set) {
        out.println();
        out.printf("%-24s%14s%n", "INDICATOR", "LAST VALUE");
        if (set.simple() != null) {
            line("SMA " + set.simple().window(), set.simple().average());
        }
        if (set.exponential() != null) {
            line("EMA " + set.exponential().window(), set.exponential().average());
        }
        if (set.weighted() != null) {
            line("WMA " + set.weighted().window(), set.weighted().average());
        }
        if (set.volumeWeighted() != null) {
            line("VWAP " + set.volumeWeighted().window(), set.volumeWeighted().average());
        }
        if (set.bands() != null) {
            line("upper Bollinger band", set.bands().upper());
            line("lower Bollinger band", set.bands().lower());
        }
        if (set.deviation() != null) {
            line(
                    "standard deviation " + set.deviation().window(),
                    set.deviation().deviation());
        }
        if (set.strength() != null) {
            line("RSI " + set.strength().window(), set.strength().index());
        }
        if (set.macd() != null) {
            line("MACD", set.macd().macd());
            line("MACD's signal", set.macd().signal());
        }
        out.println("--format json has every value.");
    }

    private void line(String name, Line line) {
        out.printf("%-24s%14s%n", name, number(line.last()));
    }

    private void learning(LearningReport report) {
        out.println();
        row(
                "steps tested",
                String.format(Locale.ROOT, "%,d", report.predictions().size()));
        row("error (MASE)", number(report.mase()));
        row("  of \"no change\"", number(report.naiveMase()) + ", p " + number(report.pValue()));
        row("  of a steady drift", number(report.driftMase()) + ", p " + number(report.driftPValue()));
        if (report.hitRate() != null) {
            row("direction right", share(report.hitRate().share()));
        }
        row("within the 90 % range", share(report.coverage().share()));
    }

    private static String share(double share) {
        return number(100 * share) + " %";
    }

    private void row(String name, String text) {
        out.printf("%-24s%s%n", name, text);
    }

    /** Six digits, without zeros at the end; nothing is a dash. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        boolean plain = rounded.signum() == 0 || (rounded.scale() <= 12 && rounded.precision() - rounded.scale() <= 15);
        return plain ? rounded.toPlainString() : rounded.toString();
    }
}
