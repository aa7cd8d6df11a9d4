/**
 * A pipeline's topics as the operator keeps them: made and altered through Kafka itself, through Strimzi, or only looked
 * at. Start reading at {@link io.stockpipeline.operator.topics.TopicKeeper}.
 */
@NullMarked
package io.stockpipeline.operator.topics;

import org.jspecify.annotations.NullMarked;
