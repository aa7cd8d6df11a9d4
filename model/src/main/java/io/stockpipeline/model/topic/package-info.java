/**
 * The topics of a pipeline: their names, how they are made, and what ends a finite source on them. Everything may use
 * this package; it knows no Kafka client. Start reading at {@link io.stockpipeline.model.topic.PipelineTopics}.
 */
@NullMarked
package io.stockpipeline.model.topic;

import org.jspecify.annotations.NullMarked;
