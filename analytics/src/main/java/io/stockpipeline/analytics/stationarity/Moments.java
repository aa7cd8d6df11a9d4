package io.stockpipeline.analytics.stationarity;

import java.util.Arrays;
import org.apache.commons.numbers.core.DD;

/**
 * The products of all columns of the Dickey-Fuller regression with one another, in numbers of twice the digits. Order of the columns: the
 * terms (1, then time), the level, the lagged changes 1 to lag, and last the change to be explained.
 *
 * <p>A million rows by a hundred columns need neither be stored nor decomposed: the lagged columns are one series shifted, so each product
 * follows from its neighbour by one product added and one taken away. With twice the digits the solution of the products is as exact as an
 * orthogonal decomposition of the columns would be in ordinary numbers (the error grows with the square of the columns' condition, times
 * the square of the rounding).
 */
final class Moments {
    private final double[] level;
    private final double[] change;
    private final Terms terms;
    private final int lag;
    private final int rows;

    /**
     * @param level the values, scaled
     * @param change from each value to the next, one fewer
     * @param lag how many lagged changes
     */
    private Moments(double[] level, double[] change, Terms terms, int lag) {
        this.level = level;
        this.change = change;
        this.terms = terms;
        this.lag = lag;
        this.rows = change.length - lag;
    }

    /** The products, symmetric, for all changes that have so many before them. */
    static DD[][] of(double[] level, double[] change, Terms terms, int lag) {
        return new Moments(level, change, terms, lag).fill();
    }

    private DD[][] fill() {
        int size = terms.columns() + lag + 2;
        DD[][] all = new DD[size][size];
        int levelAt = terms.columns();
        double[] ones = terms.columns() > 0 ? constant() : new double[0];
        double[] time = terms == Terms.Trend ? time() : new double[0];
        double[][] fixed = {ones, time};
        for (int term = 0; term < terms.columns(); term++) {
            for (int other = 0; other <= term; other++) {
                set(all, term, other, dot(fixed[term], 0, fixed[other], 0, rows));
            }
            set(all, term, levelAt, dot(fixed[term], 0, level, lag, rows));
            for (int k = 0; k <= lag; k++) {
                set(all, term, place(k), dot(fixed[term], 0, change, lag - k, rows));
            }
        }
        set(all, levelAt, levelAt, dot(level, lag, level, lag, rows));
        for (int k = 0; k <= lag; k++) {
            set(all, levelAt, place(k), dot(level, lag, change, lag - k, rows));
            set(all, place(0), place(k), dot(change, lag, change, lag - k, rows));
        }
        for (int distance = 0; distance <= lag; distance++) {
            for (int k = 0; k + distance < lag; k++) {
                set(all, place(k + 1), place(k + 1 + distance), shifted(all, k, k + distance));
            }
        }
        return all;
    }

    /** One step further back: one row enters at the start, one leaves at the end. */
    private DD shifted(DD[][] all, int k, int other) {
        int enters = lag - 1;
        int leaves = change.length - 1;
        return all[place(k)][place(other)]
                .add(DD.ofProduct(change[enters - k], change[enters - other]))
                .subtract(DD.ofProduct(change[leaves - k], change[leaves - other]));
    }

    /** Where the change k steps back stands; that of 0 steps is to be explained and comes last. */
    private int place(int k) {
        return terms.columns() + (k == 0 ? lag + 1 : k);
    }

    private double[] constant() {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private double[] time() {
        double[] time = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = (row - (rows - 1) / 2.0) / rows;
        }
        return time;
    }

    private static void set(DD[][] all, int row, int column, DD value) {
        all[row][column] = value;
        all[column][row] = value;
    }

    /** Sum of products as if computed with twice the digits (Ogita, Rump and Oishi, "Accurate sum and dot product", 2005). */
    private static DD dot(double[] a, int fromA, double[] b, int fromB, int count) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < count; i++) {
            double x = a[fromA + i];
            double y = b[fromB + i];
            double product = x * y;
            double next = sum + product;
            double added = next - sum;
            lost += (sum - (next - added)) + (product - added) + Math.fma(x, y, -product);
            sum = next;
        }
        return DD.ofSum(sum, lost);
    }
}
