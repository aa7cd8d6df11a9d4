package io.stockpipeline.analytics.learning;

import java.util.Random;

/** Made-up prices with known structure. */
final class Prices {
    private Prices() {}

    /** Returns of 1 % spread, each phi times the one before plus chance; 0 is a random walk. */
    static double[] of(long seed, int n, double phi, double drift) {
        Random random = new Random(seed);
        double[] out = new double[n];
        double last = 0;
        double log = Math.log(100);
        for (int i = 0; i < n; i++) {
            out[i] = Math.exp(log);
            last = phi * last + 0.01 * random.nextGaussian();
            log += last + drift;
        }
        return out;
    }
}
