package io.stockpipeline.analytics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series that break methods. */
public final class OddSeries {
    private OddSeries() {}

    /** By what is odd about them; most of a hundred values. */
    public static Map<String, double[]> all() {
        return all(100);
    }

    /** The same, most of n values. */
    public static Map<String, double[]> all(int n) {
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("nothing", new double[0]);
        all.put("one", new double[] {7});
        all.put("two", new double[] {1, 2});
        all.put("twenty", noise(20, 1));
        for (double value : new double[] {0, 0.1, -3, 1e300, 1e-300, Double.MAX_VALUE, Double.MIN_VALUE}) {
            all.put("all " + value, of(n, i -> value));
        }
        all.put("line", of(n, i -> i));
        all.put("line of tenths", of(n, i -> 5 + 0.1 * i));
        all.put("line down", of(n, i -> 1e6 - 0.3 * i));
        all.put("to and fro", of(n, i -> 1 + i % 2));
        all.put("pattern of seven", of(n, i -> 1 + i % 7));
        all.put("flat, then one move", of(n, i -> i < n - 1 ? 5 : 6));
        all.put("one move, then flat", of(n, i -> i < 1 ? 5 : 6));
        all.put("one spike", of(n, i -> i == n / 2 ? 1e9 : 1));
        all.put("step", of(n, i -> i < n / 2 ? 1 : 2));
        all.put("flat, then noise", of(n, i -> i < n * 4 / 5 ? 5 : 5 + noise(n, 2)[i]));
        all.put("doubling", of(n, i -> Math.pow(2, i)));
        all.put("halving", of(n, i -> Math.pow(0.5, i)));
        all.put("squares", of(n, i -> 1.0 * i * i));
        all.put("sine", of(n, i -> 2 + Math.sin(i)));
        all.put("last digit", of(n, i -> 1 + i % 3 * Math.ulp(1.0)));
        for (double unit : new double[] {1e300, 1e-300, 1e-320, 1e307}) {
            all.put("noise in " + unit, of(n, i -> unit * (1 + noise(n, 3)[i])));
        }
        all.put("both ends of the numbers", of(n, i -> (i % 2 == 0 ? 1 : -1) * Double.MAX_VALUE * noise(n, 4)[i]));
        all.put("huge and tiny", of(n, i -> i % 5 == 0 ? 1e300 : 1e-300 * (i + 1)));
        all.put("first is huge", of(n, i -> i == 0 ? 1e300 : noise(n, 5)[i]));
        all.put("mixed signs", of(n, i -> noise(n, 7)[i] - 0.5));
        all.put("turning about", of(n, i -> (i % 2 == 0 ? 1 : -1) * (1 + noise(n, 8)[i])));
        all.put("few kinds", of(n, i -> Math.rint(2 * noise(n, 6)[i])));
        return all;
    }

    /** A walk of so many values above 0. */
    public static double[] walk(int n, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        double last = 0;
        for (int i = 0; i < n; i++) {
            last += 0.001 * random.nextGaussian();
            values[i] = 100 * Math.exp(last);
        }
        return values;
    }

    private static double[] noise(int n, long seed) {
        return new Random(seed).doubles(n).toArray();
    }

    private static double[] of(int n, IntToDoubleFunction value) {
        double[] values = new double[n];
        Arrays.setAll(values, value);
        return values;
    }
}
