/**
 * The Kafka Streams topology around the engine.
 */
@NullMarked
package io.stockpipeline.processor;

import org.jspecify.annotations.NullMarked;
