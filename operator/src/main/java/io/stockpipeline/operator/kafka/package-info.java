/**
 * The operator's own looks at Kafka, through the admin client: one client per address and credentials, shared by all
 * pipelines that use them, and one answer in words where Kafka cannot be asked. Knows nothing of Kubernetes. Start reading
 * at {@link io.stockpipeline.operator.kafka.KafkaAccess}.
 */
@NullMarked
package io.stockpipeline.operator.kafka;

import org.jspecify.annotations.NullMarked;
