package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forecast in sentences. */
final class ForecastWords {
    private ForecastWords() {}

    static List<String> findings(
            Basis basis,
            int used,
            ForecastSettings settings,
            AutomaticOrder.Choice choice,
            List<ForecastRow> rows,
            @Nullable NaiveComparison comparison) {
        List<String> out = new ArrayList<>();
        out.add(step(rows.get(0)));
        if (rows.size() > 1) {
            out.add(step(rows.get(rows.size() - 1)));
        }
        out.add(
                comparison == null
                        ? "Whether this is better than the guess \"nothing changes\" is not known: the series, or its part before the last"
                                + " values, is too short or too regular to find out."
                        : comparison.finding());
        if (basis.symbol() != null) {
            out.add(
                    "Of a price a random walk is to be expected: what can be known of tomorrow is in today's price already, and a"
                            + " model that says otherwise is more often wrong than early.");
        }
        ArimaOrders orders = choice.fit().orders();
        out.add(model(settings, choice));
        if (orders.randomWalk()) {
            out.add("The model is a random walk" + (orders.constant() ? " with a steady drift" : "")
                    + ": the last value" + (orders.constant() ? ", moved on by the drift," : "")
                    + " is the best guess of all later ones, and only how far off it may be can be told.");
        } else if (orders.d() > 0) {
            out.add(
                    "The series wanders: it has no level that it returns to, so the further ahead, the wider the range.");
        }
        if (used < basis.n()) {
            out.add("Only the last " + used + " of " + basis.n()
                    + " values were used: older ones tell little of what comes, and cost much time.");
        }
        if (choice.cutShort()) {
            out.add("The search for a model ended at its limit after " + choice.tried()
                    + " models: another may fit somewhat better.");
        }
        if (settings.period() > 1 && used < 3 * settings.period()) {
            out.add("There are fewer than three whole seasons of " + settings.period()
                    + " values: whether there is a season cannot be told.");
        }
        if (basis.gaps() > 0) {
            out.add(basis.gaps() + " intervals have no value: the values beside a gap were taken as neighbours.");
        }
        return out;
    }

    static List<String> assumptions(ForecastSettings settings) {
        List<String> out = new ArrayList<>(List.of(
                "The values are equally far apart in time.",
                "What made the series so far goes on: no break, no news.",
                "Surprises are independent of each other, of the same spread throughout and bell-shaped; those of prices come in"
                        + " calm and wild spells and have wilder extremes, so that more than 5 in 100 may fall outside the 95 % range.",
                "The ranges take the model and its coefficients as known; since they are estimated, the true ranges are somewhat"
                        + " wider."));
        if (settings.logarithm()) {
            out.add(
                    "Logarithms were fitted: the forecast in the unit of the series is a median, half of what may come lies above;"
                            + " the mean is higher. Standard errors are those of the logarithms.");
        }
        return out;
    }

    private static String step(ForecastRow row) {
        return (row.step() == 1 ? "1 step" : row.step() + " steps") + " ahead: " + Figures.number(row.median())
                + " is the middle of what to expect; 80 in 100 lie between " + Figures.number(row.lower80()) + " and "
                + Figures.number(row.upper80()) + ", 95 in 100 between " + Figures.number(row.lower95()) + " and "
                + Figures.number(row.upper95()) + ".";
    }

    private static String model(ForecastSettings settings, AutomaticOrder.Choice choice) {
        String text = choice.fit().orders().text();
        return settings.orders() == null
                ? text + " was chosen of " + choice.tried()
                        + " models by AICc, which weighs fit against the number of coefficients."
                : text + " was given.";
    }
}
