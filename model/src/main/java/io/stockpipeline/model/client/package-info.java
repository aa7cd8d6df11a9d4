/**
 * What a pipeline may tell Kafka's clients. Everything may use this package. Start reading at
 * {@link io.stockpipeline.model.client.ClientConfig}.
 */
@NullMarked
package io.stockpipeline.model.client;

import org.jspecify.annotations.NullMarked;
