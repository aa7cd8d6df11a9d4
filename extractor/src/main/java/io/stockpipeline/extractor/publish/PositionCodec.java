package io.stockpipeline.extractor.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.errors.SerializationException;

/** Positions as JSON. Unknown fields are passed over, so that an older version can resume after a newer one. */
final class PositionCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PositionCodec() {}

    static byte[] encode(Position position) {
        try {
            return JSON.writeValueAsBytes(position);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SerializationException when the bytes are no position */
    static Position decode(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Position.class);
        } catch (IOException e) {
            throw new SerializationException("a record of the topic positions is not readable", e);
        }
    }
}
