/**
 * The one broker, a process of its own, and what is asked of it. Start reading at {@link io.stockpipeline.bench.harness.broker.BrokerProcess}.
 */
@NullMarked
package io.stockpipeline.bench.harness.broker;

import org.jspecify.annotations.NullMarked;
