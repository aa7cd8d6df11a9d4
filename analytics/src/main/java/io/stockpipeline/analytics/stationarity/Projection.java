package io.stockpipeline.analytics.stationarity;

import org.apache.commons.numbers.core.DD;

/**
 * The last column projected on those before it, one after the other (the Cholesky decomposition of their products, which is the triangle
 * of an orthogonal decomposition of the columns). It stops at a column that the ones before it already explain.
 */
final class Projection {
    private final int independent;
    private final DD[] parts;
    private final DD whole;

    private Projection(int independent, DD[] parts, DD whole) {
        this.independent = independent;
        this.parts = parts;
        this.whole = whole;
    }

    /**
     * @param moments the products of the columns, the one to be explained last
     * @param negligible the squared length up to which what is left of a column is rounding
     */
    static Projection of(DD[][] moments, double negligible) {
        int columns = moments.length - 1;
        DD[][] triangle = new DD[columns + 1][];
        int independent = 0;
        while (independent < columns) {
            DD[] row = row(moments[independent], triangle, independent);
            DD left = left(moments[independent][independent], row, independent);
            if (!(left.doubleValue() > negligible)) {
                break;
            }
            row[independent] = left.sqrt();
            triangle[independent] = row;
            independent++;
        }
        return new Projection(independent, row(moments[columns], triangle, independent), moments[columns][columns]);
    }

    /** How many of the leading columns do not explain one another. */
    int independent() {
        return independent;
    }

    /** The length of the explained column in the direction that a column adds to those before it. */
    double part(int column) {
        return parts[column].doubleValue();
    }

    /** The sum of squares that so many leading columns leave unexplained. */
    double unexplained(int columns) {
        return Math.max(0, left(whole, parts, columns).doubleValue());
    }

    private static DD[] row(DD[] products, DD[][] triangle, int count) {
        DD[] row = new DD[count + 1];
        for (int j = 0; j < count; j++) {
            DD sum = products[j];
            for (int m = 0; m < j; m++) {
                sum = sum.subtract(row[m].multiply(triangle[j][m]));
            }
            row[j] = sum.divide(triangle[j][j]);
        }
        return row;
    }

    private static DD left(DD square, DD[] row, int count) {
        DD left = square;
        for (int m = 0; m < count; m++) {
            left = left.subtract(row[m].square());
        }
        return left;
    }
}
