package io.stockpipeline.console.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.analysis.Seasons;
import io.stockpipeline.analytics.decomposition.Classical;
import io.stockpipeline.analytics.decomposition.Decomposition;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.decomposition.Stl;
import io.stockpipeline.analytics.forecast.Forecast;
import io.stockpipeline.analytics.forecast.ForecastRow;
import io.stockpipeline.analytics.forecast.ForecastSettings;
import io.stockpipeline.analytics.forecast.Forecaster;
import io.stockpipeline.analytics.indicator.Line;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.Stationarity;
import io.stockpipeline.analytics.stationarity.StationarityReading;
import io.stockpipeline.analytics.stationarity.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The API's analyses of a made market, in its shapes: what the methods really say of those prices. */
final class FakeAnalysis {
    private final FakeMarket market;
    private final FakeAnswers answers;

    FakeAnalysis(FakeMarket market, FakeAnswers answers) {
        this.market = market;
        this.answers = answers;
    }

    /** @throws io.stockpipeline.analytics.series.UnsuitableSeriesException as the methods do */
    ObjectNode answer(String question, String symbol, Map<String, String> query) {
        Series closes = closes(symbol, query.get("interval"), Integer.parseInt(query.get("limit")));
        ObjectNode answer = answers.asOf();
        answer.putObject("basis")
                .put("symbol", symbol)
                .put("interval", query.get("interval"))
                .put("from", iso(closes.times()[0]))
                .put("to", iso(closes.times()[closes.size() - 1]))
                .put("n", closes.size())
                .put("gaps", 0);
        answer.put("cut", true);
        if (!question.equals("stationarity")) {
            ArrayNode times = answer.putArray("times");
            Arrays.stream(closes.times()).forEach(time -> times.add(iso(time)));
            list(answer, "closes", Arrays.stream(closes.values()).boxed().toList());
        }
        Explained found = switch (question) {
            case "indicators" -> indicators(answer, closes);
            case "stationarity" -> stationarity(answer, closes);
            case "decomposition" -> decomposition(answer, closes, query);
            default -> forecast(answer, closes, Integer.parseInt(query.get("steps")));
        };
        ArrayNode findings = answer.putArray("findings");
        found.findings().forEach(findings::add);
        ArrayNode assumptions = answer.putArray("assumptions");
        found.assumptions().forEach(assumptions::add);
        return answer;
    }

    private Series closes(String symbol, String interval, int limit) {
        long length = FakeAnswers.sizeOf(interval.replace("mo", "d"));
        long end = answers.now() / length * length;
        long[] times = new long[limit];
        double[] values = new double[limit];
        for (int i = 0; i < limit; i++) {
            times[i] = end - (limit - i) * length;
            values[i] = market.price(symbol, times[i] + length - 1).doubleValue();
        }
        return Series.of(symbol, interval, times, values, 0);
    }

    private static Explained indicators(ObjectNode answer, Series closes) {
        double[] volumes = new double[closes.size()];
        Arrays.fill(volumes, 100);
        IndicatorSet set = IndicatorSet.of(closes, volumes);
        line(
                answer.putObject("simple").put("window", 20),
                "values",
                set.simple().average());
        line(
                answer.putObject("exponential").put("window", 20),
                "values",
                set.exponential().average());
        ObjectNode bands = answer.putObject("bands").put("window", 20).put("width", 2);
        line(bands, "middle", set.bands().middle());
        line(bands, "upper", set.bands().upper());
        line(bands, "lower", set.bands().lower());
        line(
                answer.putObject("strength").put("window", 14),
                "values",
                set.strength().index());
        ObjectNode macd =
                answer.putObject("macd").put("fast", 12).put("slow", 26).put("smooth", 9);
        line(macd, "macd", set.macd().macd());
        line(macd, "signal", set.macd().signal());
        line(macd, "histogram", set.macd().histogram());
        return set;
    }

    private static Explained stationarity(ObjectNode answer, Series closes) {
        StationarityReading reading = Stationarity.read(closes, Terms.Constant);
        answer.put("terms", "Constant").put("verdict", reading.verdict().name());
        answer.putObject("dickeyFuller")
                .put("statistic", number(reading.dickeyFuller().statistic()))
                .put("pValue", number(reading.dickeyFuller().pValue()))
                .put("pValueBound", "Equal")
                .put("rejected", reading.dickeyFuller().rejected());
        answer.putObject("kpss")
                .put("statistic", number(reading.kpss().statistic()))
                .put("pValue", number(reading.kpss().pValue().value()))
                .put("pValueBound", reading.kpss().pValue().bound().name())
                .put("rejected", reading.kpss().rejected());
        return reading;
    }

    private static Explained decomposition(ObjectNode answer, Series closes, Map<String, String> query) {
        boolean factors = query.get("form").equals("Multiplicative");
        Form form = factors ? Form.Multiplicative : Form.Additive;
        int period = query.containsKey("period")
                ? Integer.parseInt(query.get("period"))
                : Seasons.usual(query.get("interval"));
        Decomposition parts = query.get("method").equals("Stl")
                ? new Stl(period, form).decompose(closes)
                : new Classical(period, form).decompose(closes);
        answer.put("method", query.get("method")).put("form", query.get("form")).put("period", period);
        list(answer, "trend", parts.trend());
        list(answer, "seasonal", parts.seasonal());
        list(answer, "remainder", parts.remainder());
        answer.put("trendStrength", number(parts.trendStrength()))
                .put("seasonalStrength", number(parts.seasonalStrength()));
        return parts;
    }

    private static Explained forecast(ObjectNode answer, Series closes, int steps) {
        Forecast forecast = new Forecaster().forecast(closes, new ForecastSettings(steps, 1, true, null));
        answer.put("model", forecast.model()).put("logarithm", true);
        ArrayNode rows = answer.putArray("rows");
        for (ForecastRow row : forecast.rows()) {
            rows.addObject()
                    .put("step", row.step())
                    .put("time", iso(row.time()))
                    .put("median", number(row.median()))
                    .put("standardError", number(row.standardError()))
                    .put("lower80", number(row.lower80()))
                    .put("upper80", number(row.upper80()))
                    .put("lower95", number(row.lower95()))
                    .put("upper95", number(row.upper95()));
        }
        return forecast;
    }

    private static void line(ObjectNode answer, String name, Line line) {
        ArrayNode list = answer.putArray(name);
        for (int i = 0; i < line.offset() + line.values().size(); i++) {
            list.add(line.at(i) == null ? null : number(line.at(i)));
        }
    }

    private static void list(ObjectNode answer, String name, List<Double> values) {
        ArrayNode list = answer.putArray(name);
        values.forEach(value -> list.add(value == null ? null : number(value)));
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value).round(new MathContext(12, RoundingMode.HALF_EVEN));
    }

    private static String iso(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** The API's answer to a what-if: averages move by the shift, and one alarm more fires. */
    ObjectNode whatIf(String symbol, BigDecimal shift) {
        ObjectNode answer = answers.asOf()
                .put("symbol", symbol)
                .put("shift", shift)
                .put("ticks", 1_234)
                .put("invalid", 0);
        ArrayNode windows = answer.putArray("windows");
        FakeAnswers.WINDOWS.forEach((name, length) -> {
            BigDecimal average = market.average(symbol, answers.now(), length);
            windows.addObject()
                    .put("window", name)
                    .put("averageBefore", average)
                    .put("averageAfter", average.add(shift))
                    .put("largestDeviationBefore", new BigDecimal("0.000612"))
                    .put("largestDeviationAfter", new BigDecimal("0.000598"))
                    .put("alarmsBefore", 2)
                    .put("alarmsAfter", 3);
        });
        answer.putObject("alarmsBefore").put("fired", 6).putArray("newest");
        answer.putObject("alarmsAfter").put("fired", 9).putArray("newest");
        return answer;
    }
}
