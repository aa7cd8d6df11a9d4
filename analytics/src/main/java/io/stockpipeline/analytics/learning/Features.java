package io.stockpipeline.analytics.learning;

import java.util.Arrays;
import java.util.List;

/**
 * What is known at a place of the next return: the last returns, and the logarithm of the price over its moving averages. A row at place t
 * uses prices up to t and none after.
 */
final class Features {
    private final double[] logs;
    private final double[] prices;
    private final int lags;
    private final List<Integer> averages;

    Features(double[] prices, WalkForward settings) {
        this.prices = prices;
        this.lags = settings.lags();
        this.averages = settings.averages();
        this.logs = Arrays.stream(prices).map(Math::log).toArray();
    }

    /** The first place that has a whole row. */
    int first() {
        return Math.max(lags, averages.stream().mapToInt(a -> a).max().orElse(1) - 1);
    }

    int size() {
        return lags + averages.size();
    }

    double[] at(int place) {
        double[] row = new double[size()];
        for (int i = 0; i < lags; i++) {
            row[i] = logs[place - i] - logs[place - i - 1];
        }
        for (int i = 0; i < averages.size(); i++) {
            int length = averages.get(i);
            double sum = 0;
            for (int j = 0; j < length; j++) {
                sum += prices[place - j] / prices[place];
            }
            row[lags + i] = -Math.log(sum / length);
        }
        return row;
    }

    /** Logarithm of the price after a place over the price there. */
    double nextReturn(int place) {
        return logs[place + 1] - logs[place];
    }
}
