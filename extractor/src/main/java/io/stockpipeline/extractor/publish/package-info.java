/**
 * Puts a source's records into Kafka: live sources through a bounded buffer and an idempotent producer, finite ones in
 * transactions together with their position. Used by {@code Extractor} alone. Start reading at
 * {@link io.stockpipeline.extractor.publish.FinitePublisher} and
 * {@link io.stockpipeline.extractor.publish.LivePublisher}.
 */
@NullMarked
package io.stockpipeline.extractor.publish;

import org.jspecify.annotations.NullMarked;
