/**
 * Settings of Kafka clients that every contestant of this module shares. Start reading at
 * {@link io.stockpipeline.bench.clients.ClientTuning}.
 */
@NullMarked
package io.stockpipeline.bench.clients;

import org.jspecify.annotations.NullMarked;
