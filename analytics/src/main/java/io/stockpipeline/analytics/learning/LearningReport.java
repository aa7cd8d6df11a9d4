package io.stockpipeline.analytics.learning;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the next return was foretold, step by step, without ever seeing it.
 *
 * @param basis what it was computed from: all prices given, also where only the last were used
 * @param used how many of the last prices were used
 * @param settings what was learned from, and how
 * @param skill whether errors were smaller than those of "no change", and than those of a steady drift, by more than luck:
 *     Diebold-Mariano tests of absolute errors with a long-run variance, one-sided, 5 % each
 * @param mase mean absolute error over the mean absolute return of the first training window (Hyndman and Koehler 2006)
 * @param naiveMase the same of "no change", over the same steps
 * @param driftMase the same of "as much as on average so far"
 * @param pValue how likely a lead this large over "no change" is by luck
 * @param driftPValue the same over the steady drift
 * @param hitRate how often the direction was right, of returns that were not 0; null when there were none
 * @param coverage how often the return lay in the 90 % range
 * @param nextReturn what the model says of the return after the last price, for what it is worth
 * @param predictions one for each step tested, oldest first
 * @param findings what it means; the first is the verdict
 * @param assumptions what was taken for granted
 */
public record LearningReport(
        Basis basis,
        int used,
        WalkForward settings,
        boolean skill,
        double mase,
        double naiveMase,
        double driftMase,
        double pValue,
        double driftPValue,
        @Nullable Share hitRate,
        Share coverage,
        double nextReturn,
        List<Prediction> predictions,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /** Copies the lists. */
    public LearningReport {
        predictions = List.copyOf(predictions);
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
    }
}
