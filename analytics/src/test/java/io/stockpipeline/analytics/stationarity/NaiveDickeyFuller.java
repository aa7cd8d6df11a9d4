package io.stockpipeline.analytics.stationarity;

import java.math.BigDecimal;
import java.math.MathContext;

/** The regression of the Dickey-Fuller test solved by elimination in numbers of eighty digits: slow, and simple enough to trust. */
final class NaiveDickeyFuller {
    private static final MathContext DIGITS = new MathContext(80);

    private final BigDecimal[][] rows;

    /** Rows of terms, level, lagged changes and the change itself, leaving out the first of them. */
    NaiveDickeyFuller(double[] values, Terms terms, int lag, int leftOut) {
        int columns = terms.ordinal() + 1 + lag;
        rows = new BigDecimal[values.length - 1 - leftOut][columns + 1];
        for (int row = 0; row < rows.length; row++) {
            int at = leftOut + row;
            int column = 0;
            if (terms != Terms.None) {
                rows[row][column++] = BigDecimal.ONE;
            }
            if (terms == Terms.Trend) {
                rows[row][column++] = BigDecimal.valueOf(at);
            }
            rows[row][column++] = new BigDecimal(values[at]);
            for (int k = 1; k <= lag; k++) {
                rows[row][column++] = change(values, at - k);
            }
            rows[row][column] = change(values, at);
        }
    }

    private static BigDecimal change(double[] values, int at) {
        return new BigDecimal(values[at + 1]).subtract(new BigDecimal(values[at]));
    }

    /** The t-value of the column, its coefficient through its standard error. */
    double statistic(int column) {
        int columns = rows[0].length - 1;
        BigDecimal[][] solved = solve(columns);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal[] row : rows) {
            BigDecimal left = row[columns];
            for (int j = 0; j < columns; j++) {
                left = left.subtract(solved[j][columns].multiply(row[j], DIGITS), DIGITS);
            }
            sum = sum.add(left.multiply(left, DIGITS), DIGITS);
        }
        BigDecimal variance = sum.divide(BigDecimal.valueOf(rows.length - columns), DIGITS);
        BigDecimal error =
                variance.multiply(solved[column][columns + 1 + column], DIGITS).sqrt(DIGITS);
        return solved[column][columns].divide(error, DIGITS).doubleValue();
    }

    double akaike() {
        int columns = rows[0].length - 1;
        BigDecimal[][] solved = solve(columns);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal[] row : rows) {
            BigDecimal left = row[columns];
            for (int j = 0; j < columns; j++) {
                left = left.subtract(solved[j][columns].multiply(row[j], DIGITS), DIGITS);
            }
            sum = sum.add(left.multiply(left, DIGITS), DIGITS);
        }
        return rows.length * Math.log(sum.doubleValue()) + 2 * columns;
    }

    /** Coefficients in the column after the last, the inverse of the products behind it (Gauss and Jordan). */
    private BigDecimal[][] solve(int columns) {
        BigDecimal[][] all = new BigDecimal[columns][2 * columns + 1];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= columns; j++) {
                all[i][j] = BigDecimal.ZERO;
                for (BigDecimal[] row : rows) {
                    all[i][j] = all[i][j].add(row[i].multiply(row[j], DIGITS), DIGITS);
                }
            }
            for (int j = 0; j < columns; j++) {
                all[i][columns + 1 + j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        }
        for (int pivot = 0; pivot < columns; pivot++) {
            BigDecimal by = all[pivot][pivot];
            for (int j = 0; j < all[pivot].length; j++) {
                all[pivot][j] = all[pivot][j].divide(by, DIGITS);
            }
            for (int i = 0; i < columns; i++) {
                BigDecimal factor = all[i][pivot];
                for (int j = 0; i != pivot && j < all[i].length; j++) {
                    all[i][j] = all[i][j].subtract(factor.multiply(all[pivot][j], DIGITS), DIGITS);
                }
            }
        }
        return all;
    }
}
