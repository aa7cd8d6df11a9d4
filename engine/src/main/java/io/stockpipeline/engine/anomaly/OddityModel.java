package io.stockpipeline.engine.anomaly;

import java.util.function.ToDoubleFunction;

/** Learns what is usual, so as to tell how odd something is. The engine is handed one, since it knows no library. */
@FunctionalInterface
public interface OddityModel {
    /**
     * Learns from rows of numbers, the oldest first, at least {@value BarWatch#LEAST_LEARNT}. What comes of it must depend on nothing but
     * the arguments: after a restart it is learnt anew.
     *
     * @return tells of a row how odd it is: above 0 and below a million, the more the odder
     */
    ToDoubleFunction<double[]> learn(double[][] rows, long seed);
}
