/**
 * The live stream: averages and alarms as server-sent events, {@code GET /api/v1/stream}.
 *
 * <p>Nothing is queued for a client. What there is to send lies in two logs that all clients share - the latest value of every
 * symbol, and the latest alarms - and a client is a place in each. Decision 0015 says why.
 *
 * <p>Uses {@code view} and {@code http}. Start reading at {@link io.stockpipeline.console.stream.StreamHub}, then
 * {@link io.stockpipeline.console.stream.StreamClient}.
 */
@NullMarked
package io.stockpipeline.console.stream;

import org.jspecify.annotations.NullMarked;
