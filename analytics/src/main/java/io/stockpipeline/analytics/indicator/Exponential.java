package io.stockpipeline.analytics.indicator;

/** The recursion of averages that forget: {@code e += share * (x - e)}, seeded with the plain mean of the first {@code k}. */
final class Exponential {
    private Exponential() {}

    /**
     * By place; meaningful from place {@code from + k - 1} on.
     *
     * @param from place of the first value
     * @param share weight of the newest value, above 0, at most 1
     */
    static double[] of(double[] values, int from, int k, double share) {
        double[] averages = new double[values.length];
        int first = from + k - 1;
        // Relative to a value of its own: the mean of equal values is then exactly that value.
        double reference = values[from];
        double sum = 0;
        for (int i = from; i <= first; i++) {
            sum += values[i] - reference;
        }
        double average = reference + sum / k;
        averages[first] = average;
        for (int i = first + 1; i < values.length; i++) {
            average += share * (values[i] - average);
            averages[i] = average;
        }
        return averages;
    }

    /** The share of the newest value in an average that is named after {@code k} bars: {@code 2 / (k + 1)}. */
    static double share(int k) {
        return 2.0 / (k + 1);
    }
}
