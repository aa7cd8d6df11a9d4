package io.stockpipeline.analytics.rollup;

import java.math.BigDecimal;

/**
 * The price that opens or closes a bar. Of several ticks at one time the first to arrive opens and the last to arrive closes, as in the
 * bars that the pipeline publishes. Where arrival tells nothing either, which takes two bars that overlap in time, the lower price opens
 * and the higher one closes: a total order, so it does not matter which two are compared first.
 *
 * @param time of the tick, epoch milliseconds
 * @param arrival grows from one tick to the next as they arrived; 0 where it is not known
 */
record Edge(long time, long arrival, BigDecimal price) implements Comparable<Edge> {
    /** The earlier of two first ones. */
    static Edge opening(Edge one, Edge other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The later of two last ones. */
    static Edge closing(Edge one, Edge other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public int compareTo(Edge other) {
        int byTime = Long.compare(time, other.time);
        if (byTime != 0) {
            return byTime;
        }
        int byArrival = Long.compare(arrival, other.arrival);
        return byArrival == 0 ? price.compareTo(other.price) : byArrival;
    }
}
