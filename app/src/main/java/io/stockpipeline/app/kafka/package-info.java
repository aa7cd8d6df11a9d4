/**
 * Talking to a Kafka cluster, whoever runs it: client settings and the pipeline's topics. Commands and local mode use
 * it. Start reading at {@link io.stockpipeline.app.kafka.ClientSettings}.
 */
@NullMarked
package io.stockpipeline.app.kafka;

import org.jspecify.annotations.NullMarked;
