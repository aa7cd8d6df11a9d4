package io.stockpipeline.analytics.learning;

import io.stockpipeline.analytics.forecast.DieboldMariano;
import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;

/** The report in sentences. */
final class LearningWords {
    private static final int DECIMALS = 4;

    private LearningWords() {}

    static List<String> findings(Basis basis, int used, NextReturn.Score score, int steps) {
        List<String> out = new ArrayList<>();
        String errors =
                Figures.decimals(score.mase(), DECIMALS) + " against " + Figures.decimals(score.naiveMase(), DECIMALS)
                        + " (mean absolute scaled error over " + steps + " steps, smaller is better)";
        if (score.skill()) {
            out.add("Skill over naive: the model's errors were smaller than those of \"no change\": " + errors
                    + "; luck would do this in less than 5 of 100 cases.");
            out.add(
                    "A lead in the errors is no gain in money: fees, spreads and delays may well eat more than it brings.");
        } else if (score.pValue() < DieboldMariano.LEVEL) {
            out.add("No skill over naive: the errors are smaller than those of \"no change\", " + errors
                    + ", but those of going on with the steady drift are about as small ("
                    + Figures.decimals(score.driftMase(), DECIMALS)
                    + "): nothing else was learned.");
        } else {
            out.add("No skill over naive: the model foretold the next return no better than \"no change\" does: "
                    + errors + (score.mase() < score.naiveMase() ? "; a lead this small is often luck." : "."));
        }
        out.add(
                score.hitRate() == null
                        ? "The price did not move while it was tested: the direction could not be guessed."
                        : "The direction was right in " + score.hitRate().text() + " of "
                                + score.hitRate().of() + " moves; a coin is right in 50 %.");
        out.add("90 % ranges held " + score.coverage().text() + " of the returns"
                + (score.coverage().upper95() < 0.9
                        ? ": fewer than they should, the returns have become wilder than those learned from."
                        : score.coverage().lower95() > 0.9
                                ? ": more than they should, the returns have become calmer than those learned from."
                                : ", as they should."));
        if (used < basis.n()) {
            out.add("Only the last " + used + " of " + basis.n() + " prices were used.");
        }
        if (basis.gaps() > 0) {
            out.add(basis.gaps() + " intervals have no price: the return over a gap counts as one step.");
        }
        return out;
    }

    static List<String> assumptions() {
        return List.of(
                "What foretold returns before foretells them still: a pattern that many know is soon gone.",
                "The prices are those at which one could have traded, and each was known before the next.",
                "Every price is used as soon as it is there; nothing after it is ever seen, not even to bring the features to a scale.",
                "One test at the 5 % level: who tries many settings or many symbols finds \"skill\" in 5 of 100 by luck.");
    }
}
