/**
 * The Kafka broker inside the process of local mode. Only local mode uses it. Start reading at
 * {@link io.stockpipeline.app.broker.EmbeddedBroker}, the one class that touches what Kafka does not call public.
 */
@NullMarked
package io.stockpipeline.app.broker;

import org.jspecify.annotations.NullMarked;
