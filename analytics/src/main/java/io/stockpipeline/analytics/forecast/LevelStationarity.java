package io.stockpipeline.analytics.forecast;

/** Whether numbers stay about one level. The automatic choice differences them until they do. */
@FunctionalInterface
interface LevelStationarity {
    boolean staysAboutALevel(double[] values);
}
