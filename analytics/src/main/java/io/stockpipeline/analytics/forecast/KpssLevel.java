package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.stationarity.Kpss;

/** KPSS test of a level as R's {@code ndiffs} takes it: lag trunc(3 sqrt(n) / 13), at 5 %. */
final class KpssLevel implements LevelStationarity {
    @Override
    public boolean staysAboutALevel(double[] values) {
        return Kpss.keepsToALevel(values, (int) (3 * Math.sqrt(values.length) / 13));
    }
}
