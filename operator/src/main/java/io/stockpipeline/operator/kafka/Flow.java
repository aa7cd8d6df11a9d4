package io.stockpipeline.operator.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline's ticks flow.
 *
 * @param lag ticks in Kafka that the processor has not read yet; with a kafka source records of its topic too
 * @param end ticks ever written, over all partitions; two looks tell the rate
 * @param lastTick when the newest tick arrived; absent before the first
 */
public record Flow(long lag, long end, @Nullable Instant lastTick) {}
