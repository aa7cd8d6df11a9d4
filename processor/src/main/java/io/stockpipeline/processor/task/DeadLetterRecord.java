package io.stockpipeline.processor.task;

import io.stockpipeline.model.wire.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** A dead letter as a record of its topic. */
public final class DeadLetterRecord {
    private DeadLetterRecord() {}

    /** @param causedAt when the record arrived that cannot be used, epoch milliseconds */
    public static Record<byte[], byte[]> of(DeadLetter letter, long causedAt) {
        RecordHeaders headers = new RecordHeaders();
        letter.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new Record<>(letter.key(), letter.publishedValue(), causedAt, headers);
    }
}
