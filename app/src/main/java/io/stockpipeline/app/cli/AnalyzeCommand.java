package io.stockpipeline.app.cli;

import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.stationarity.Lag;
import io.stockpipeline.analytics.stationarity.Terms;
import io.stockpipeline.app.analyze.Analysis;
import io.stockpipeline.app.analyze.Question;
import io.stockpipeline.app.analyze.SeriesFile;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze}: statistics over a file of prices or bars. */
@Command(
        name = "analyze",
        description = "Tells what averages cannot: whether prices wander, what repeats, what may come next.",
        footer = {
            "",
            "DATA is CSV or JSON Lines, plain or gzip: ticks, bars (as backtest --bars writes them) or one number a line.",
            "",
            "Examples:",
            "  stockpipeline analyze examples/data/passengers.csv --column passengers --forecast 12",
            "  stockpipeline analyze prices.csv --symbol AAPL --interval 1d --stationarity",
            "  stockpipeline backtest examples/quickstart.yaml --bars - | stockpipeline analyze - --indicators"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private static final int MOST_STEPS = 1_000;

    /** How the answer is shown. */
    enum Format {
        text,
        json
    }

    /** What the series is thought to come back to. */
    enum Around {
        zero(Terms.None),
        level(Terms.Constant),
        trend(Terms.Trend);

        private final Terms terms;

        Around(Terms terms) {
            this.terms = terms;
        }
    }

    /** One of them is asked. */
    private static final class Asked {
        @Option(names = "--stationarity", description = "does it wander, or come back? both tests below, read together")
        private boolean stationarity;

        @Option(names = "--adf", description = "augmented Dickey-Fuller test: does it wander (unit root)?")
        private boolean adf;

        @Option(names = "--kpss", description = "KPSS test: does it keep to a level or a trend?")
        private boolean kpss;

        @Option(names = "--ks", description = "Kolmogorov-Smirnov tests of its moves: normal? the same in both halves?")
        private boolean ks;

        @Option(names = "--decompose", description = "trend, season and what remains")
        private boolean decompose;

        @Option(names = "--forecast", paramLabel = "N", description = "what may come in the next N steps (ARIMA)")
        private @Nullable Integer forecast;

        @Option(names = "--learn", description = "can the next move be learned? tested walking forward")
        private boolean learn;

        @Option(names = "--indicators", description = "SMA, EMA, WMA, VWAP, Bollinger bands, RSI, MACD")
        private boolean indicators;
    }

    @Parameters(paramLabel = "DATA", description = "a file of numbers; - is stdin")
    private Path data = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Asked asked = new Asked();

    @Option(names = "--symbol", paramLabel = "S", description = "whose, where the file holds several")
    private @Nullable String symbol;

    @Option(
            names = "--column",
            paramLabel = "C",
            description = "where the numbers stand, by name or number (from 1); close, price or value unless given")
    private @Nullable String column;

    @Option(
            names = "--interval",
            paramLabel = "I",
            description = "one number for each, the last in it: 1m, 1h, 1d, 1w, 1mo ...; as they are unless given")
    private @Nullable String interval;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            description = "whose days, weeks and months, like America/New_York; ${DEFAULT-VALUE} unless given",
            defaultValue = "UTC")
    private String zone = "UTC";

    @Option(
            names = "--around",
            description =
                    "what it is thought to come back to, for the tests: ${COMPLETION-CANDIDATES}; level unless given")
    private Around around = Around.level;

    @Option(
            names = "--lag",
            paramLabel = "N",
            description = "past values that --adf or --kpss take into account; chosen unless given")
    private @Nullable Integer lag;

    @Option(
            names = "--period",
            paramLabel = "N",
            description =
                    "values in a season, for --decompose and --forecast; told by the interval unless given (12 for months)")
    private @Nullable Integer period;

    @Option(names = "--multiplicative", description = "for --decompose: the season is a factor, not an amount")
    private boolean multiplicative;

    @Option(names = "--classical", description = "for --decompose: by moving averages, not by local regression (STL)")
    private boolean classical;

    @Option(names = "--robust", description = "for --decompose: values far off count little (STL)")
    private boolean robust;

    @Option(
            names = "--log",
            negatable = true,
            description = "for --forecast: fit the logarithms; done unless given where all values are above 0")
    private @Nullable Boolean log;

    @Option(names = "--format", description = "how to show the answer: ${COMPLETION-CANDIDATES}")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Analysis analysis = new Analysis(new SeriesFile(data, symbol, column), interval(), zone(), question());
        Analysis.Answered answered = analysis.run();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(answered.json());
        } else {
            answered.print(out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private @Nullable Period interval() {
        try {
            return interval == null ? null : Period.of(interval);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException("--interval " + interval + ": " + e.getMessage(), e);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new WrongInputException(
                    "--zone " + zone + ": there is no such time zone; write it like Europe/London", e);
        }
    }

    private Question question() {
        if (asked.stationarity) {
            return new Question.OfStationarity(around.terms);
        }
        if (asked.adf) {
            return new Question.OfUnitRoot(around.terms, lag());
        }
        if (asked.kpss) {
            return new Question.OfSteadiness(around.terms, lag());
        }
        if (asked.ks) {
            return new Question.OfMoves();
        }
        if (asked.decompose) {
            Form form = multiplicative ? Form.Multiplicative : Form.Additive;
            return new Question.OfParts(period(2), form, classical, robust);
        }
        if (asked.forecast != null) {
            return new Question.OfFuture(within("--forecast", asked.forecast, 1, MOST_STEPS), period(1), log);
        }
        if (asked.indicators) {
            return new Question.OfIndicators();
        }
        if (asked.learn) {
            return new Question.OfLearning();
        }
        throw new IllegalStateException("one of them is asked");
    }

    private @Nullable Integer period(int least) {
        return period == null ? null : within("--period", period, least, MOST_STEPS);
    }

    private Lag lag() {
        return lag == null ? Lag.automatic() : Lag.of(within("--lag", lag, 0, MOST_STEPS));
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new WrongInputException(option + " " + value + ": " + least + " to " + most);
        }
        return value;
    }
}
