package io.stockpipeline.analytics.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;

/**
 * A random cut forest over rows of numbers, grown once. A tree cuts the space that its sample of the rows takes up at random, along a
 * column the more likely the wider it is, until each row is alone; a row that few cuts set apart from all others is odd. Source: Guha,
 * Mishra, Roy, Schrijvers, Robust random cut forest based anomaly detection on streams, ICML 2016.
 *
 * <p>It depends on nothing but the rows and the seed: grown again of the same, it gives the same scores. So nobody has to keep it.
 * About 60 kB.
 */
public final class OddityForest {
    /** The least number of rows to grow it of: as many as a tree takes. */
    public static final int LEAST_ROWS = 128;

    private static final int TREES = 20;

    private final RobustScale scale;
    private final RandomCutForest forest;
    private final int columns;

    private OddityForest(RobustScale scale, RandomCutForest forest, int columns) {
        this.scale = scale;
        this.forest = forest;
        this.columns = columns;
    }

    /**
     * Grows a forest.
     *
     * @param rows what is usual, the oldest first, all of one length; later ones are a little likelier in a tree's sample
     * @param seed of the cuts and the samples
     * @throws UnsuitableSeriesException when there are fewer than {@value #LEAST_ROWS} rows, or a number is not finite
     * @throws IllegalArgumentException when the rows' lengths differ
     */
    public static OddityForest grow(double[][] rows, long seed) {
        if (rows.length < LEAST_ROWS) {
            throw new UnsuitableSeriesException(
                    rows.length + " rows are too few to know what is usual: it takes " + LEAST_ROWS);
        }
        int columns = rows[0].length;
        for (double[] row : rows) {
            check(row, columns);
        }
        RobustScale scale = RobustScale.of(rows);
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(columns)
                .shingleSize(1)
                .numberOfTrees(TREES)
                .sampleSize(LEAST_ROWS)
                .randomSeed(seed)
                .initialPointStoreSize(rows.length)
                // Scores are the same without it, and a forest takes half the memory.
                .boundingBoxCacheFraction(0)
                .parallelExecutionEnabled(false)
                .build();
        for (double[] row : rows) {
            forest.update(scale.apply(row));
        }
        return new OddityForest(scale, forest, columns);
    }

    private static void check(double[] row, int columns) {
        if (row.length != columns) {
            throw new IllegalArgumentException("a row of " + row.length + " numbers among rows of " + columns);
        }
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw new UnsuitableSeriesException("a row holds what is no number: leave it out or mend it");
            }
        }
    }

    /**
     * How odd a row is: about 1 for most, up to 7 for one that a single cut sets apart; of any size above 0 it is comparable with other
     * scores of forests of the same kind.
     *
     * @throws UnsuitableSeriesException when a number is not finite
     * @throws IllegalArgumentException when it is not as long as the forest's rows
     */
    public double score(double[] row) {
        check(row, columns);
        return forest.getAnomalyScore(scale.apply(row));
    }
}
