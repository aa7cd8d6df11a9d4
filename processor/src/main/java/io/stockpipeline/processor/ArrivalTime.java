package io.stockpipeline.processor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When a record arrived. Records of somebody else's topic may carry no time, of which Kafka Streams would die; they count
 * as arriving when they are read. Made by Kafka Streams.
 */
public final class ArrivalTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() < 0 ? System.currentTimeMillis() : record.timestamp();
    }
}
