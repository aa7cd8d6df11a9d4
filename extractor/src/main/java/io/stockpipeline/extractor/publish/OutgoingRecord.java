package io.stockpipeline.extractor.publish;

import io.stockpipeline.model.wire.DeadLetterReason;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka.
 *
 * @param reason why it is a dead letter; null for a tick
 */
record OutgoingRecord(
        ProducerRecord<byte[], byte[]> record, @Nullable DeadLetterReason reason) {
    /** What the objects around the bytes take, roughly. */
    private static final int OVERHEAD = 200;

    int weight() {
        return OVERHEAD + record.value().length;
    }
}
