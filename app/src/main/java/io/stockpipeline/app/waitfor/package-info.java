/**
 * Waiting until Kafka, or topics on it, are there: what an init container does before its pod starts. The command
 * {@code wait-for} uses it. Start reading at {@link io.stockpipeline.app.waitfor.KafkaWait}.
 */
@NullMarked
package io.stockpipeline.app.waitfor;

import org.jspecify.annotations.NullMarked;
