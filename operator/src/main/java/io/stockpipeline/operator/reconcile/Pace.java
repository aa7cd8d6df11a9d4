package io.stockpipeline.operator.reconcile;

import java.time.Duration;

/**
 * How often the operator looks and speaks.
 *
 * @param figures between two looks at a pipeline that runs: how old lag and last tick may be
 * @param trouble between two looks at one that does not: what is wrong with a pod or with Kafka tells nobody when it ends
 * @param perWrite what one write of a status costs: in the long run there is one in this time
 */
public record Pace(Duration figures, Duration trouble, Duration perWrite) {
    /** Of an operator on a cluster. */
    public static final Pace NORMAL = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
