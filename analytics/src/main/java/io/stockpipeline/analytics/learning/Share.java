package io.stockpipeline.analytics.learning;

import io.stockpipeline.analytics.words.Figures;

/**
 * How many of how many, and how sure that is.
 *
 * @param share 0 to 1
 * @param standardError sqrt(share (1 - share) / of)
 * @param lower95 lower end of Wilson's 95 % interval (Journal of the American Statistical Association 22, 1927)
 * @param upper95 upper end of it
 * @param of how many there were, from 1
 */
public record Share(double share, double standardError, double lower95, double upper95, int of) {
    private static final double Z = 1.959963984540054;

    static Share of(int hits, int of) {
        double share = (double) hits / of;
        double weight = Z * Z / of;
        double middle = (share + weight / 2) / (1 + weight);
        double half = Z / (1 + weight) * Math.sqrt(share * (1 - share) / of + weight / (4.0 * of));
        return new Share(
                share, Math.sqrt(share * (1 - share) / of), Math.max(0, middle - half), Math.min(1, middle + half), of);
    }

    /** In percent, like {@code 51.2 % (95 in 100 sure: 48.1 % to 54.3 %)}. */
    String text() {
        return Figures.percent(share) + " (95 in 100 sure: " + Figures.percent(lower95) + " to "
                + Figures.percent(upper95) + ")";
    }
}
