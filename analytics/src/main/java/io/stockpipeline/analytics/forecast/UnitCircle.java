package io.stockpipeline.analytics.forecast;

/**
 * Whether a fitted model keeps clear of the border where its past no longer fades: every root of its polynomials is at least 1.01 away from
 * 0, as R's {@code auto.arima} asks. A root of r outside that circle is one outside the unit circle once B is stretched by 1.01, and that is
 * told from the reflection coefficients (Barndorff-Nielsen and Schou, Journal of Multivariate Analysis 3, 1973), without finding roots.
 */
final class UnitCircle {
    private static final double RADIUS = 1.01;

    private UnitCircle() {}

    static boolean clear(ArimaFit fit) {
        int period = fit.orders().period();
        return clear(fit.family("ar"), 1, -1)
                && clear(fit.family("ma"), 1, 1)
                && clear(fit.family("sar"), period, -1)
                && clear(fit.family("sma"), period, 1);
    }

    private static boolean clear(double[] coefficients, int lag, int sign) {
        double[] phi = new double[coefficients.length];
        for (int i = 0; i < phi.length; i++) {
            phi[i] = -sign * coefficients[i] * Math.pow(RADIUS, (i + 1.0) * lag);
        }
        for (int k = phi.length; k > 0; k--) {
            double reflection = phi[k - 1];
            if (!(Math.abs(reflection) < 1)) {
                return false;
            }
            double[] shorter = new double[k - 1];
            for (int i = 0; i < k - 1; i++) {
                shorter[i] = (phi[i] + reflection * phi[k - 2 - i]) / (1 - reflection * reflection);
            }
            phi = shorter;
        }
        return true;
    }
}
