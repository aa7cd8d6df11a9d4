package io.stockpipeline.extractor.publish;

import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the Kafka records: a record's timestamp is its arrival, event time is in the value. Not thread-safe, as its
 * codec is not.
 */
final class TickRecords {
    private final String ticks;
    private final String deadLetters;
    private final Clock clock;
    private final TickCodec codec = new TickCodec();

    TickRecords(PipelineTopics topics, Clock clock) {
        ticks = topics.ticks();
        deadLetters = topics.deadLetters();
        this.clock = clock;
    }

    String ticksTopic() {
        return ticks;
    }

    ProducerRecord<byte[], byte[]> tick(Tick tick) {
        return new ProducerRecord<>(
                ticks, null, clock.millis(), tick.symbol().getBytes(StandardCharsets.UTF_8), codec.encode(tick));
    }

    ProducerRecord<byte[], byte[]> deadLetter(DeadLetter letter) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(deadLetters, null, clock.millis(), letter.key(), letter.publishedValue());
        letter.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    ProducerRecord<byte[], byte[]> endMarker(int partition) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(ticks, partition, clock.millis(), null, EndMarker.value());
        record.headers().add(EndMarker.HEADER, EndMarker.headerValue());
        return record;
    }
}
