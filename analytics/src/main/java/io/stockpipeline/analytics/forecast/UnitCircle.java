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
        return JdArma.of(fit).clear(RADIUS);
    }

    /** Whether the roots of 1 + c1 z + c2 z^2 + ... are all further than {@code radius} from 0. */
    static boolean clear(double[] coefficients, double radius) {
        double[] phi = new double[coefficients.length];
        for (int i = 0; i < phi.length; i++) {
            phi[i] = -coefficients[i] * Math.pow(radius, i + 1.0);
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
