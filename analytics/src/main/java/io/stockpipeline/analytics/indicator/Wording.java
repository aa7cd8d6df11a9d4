package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;

/** What the sentences of several indicators say alike. */
final class Wording {
    private Wording() {}

    /** How one number lies to another, with as many digits as it takes to see it: {@code 22.17 is below its average 23.13}. */
    static String against(String name, double value, String otherName, double other) {
        if (value == other) {
            return name + " " + Figures.price(value) + " equals " + otherName;
        }
        String[] both = Figures.prices(value, other);
        return name + " " + both[0] + (value < other ? " is below " : " is above ") + otherName + " " + both[1];
    }

    /** What every indicator takes for granted, after its own. */
    static List<String> assumptions(Basis basis, String... own) {
        List<String> sentences = new ArrayList<>(List.of(own));
        sentences.add(
                basis.gaps() == 0
                        ? "Bars count as equally far apart."
                        : "Bars count as equally far apart, though " + basis.gaps() + " between the first and the last"
                                + (basis.gaps() == 1 ? " is" : " are")
                                + " missing: a window then reaches back further in time.");
        sentences.add("It describes the bars up to the last one, and says nothing certain of the next.");
        return List.copyOf(sentences);
    }
}
