package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.measure.Measurement;
import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.Outcome.Figures;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The columns that every run at full speed has. */
final class ThroughputCells {
    static final List<String> TITLES =
            List.of("ticks/s", "CPU us/tick", "alloc B/tick", "peak MB", "state B/tick", "output B/tick");
    static final String NOTHING = "-";

    private static final double KB_PER_MB = 1024;

    private ThroughputCells() {}

    static List<String> of(Outcome outcome) {
        if (!(outcome instanceof Figures figures)) {
            return Collections.nCopies(TITLES.size(), NOTHING);
        }
        Measurement measurement = figures.measurement();
        return List.of(
                number(0, measurement.ticksPerSecond()),
                number(2, measurement.cpuMicrosPerTick()),
                number(0, measurement.allocatedBytesPerTick()),
                number(0, measurement.peakResidentKb() / KB_PER_MB),
                number(1, figures.stateBytesPerTick()),
                number(1, figures.outputBytesPerTick()));
    }

    static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
