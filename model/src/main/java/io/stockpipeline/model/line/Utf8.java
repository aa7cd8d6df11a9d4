package io.stockpipeline.model.line;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: a wrong encoding is told, never patched with replacement characters. */
final class Utf8 {
    private Utf8() {}

    /** Jackson would guess at other encodings; ticks are UTF-8 or they are refused. */
    static void requireJson(byte[] bytes, int start, int end) throws UnusableRecordException {
        int seen = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            seen |= b;
            if (b == 0) {
                throw new UnusableRecordException(
                        DeadLetterReason.Malformed, "a zero byte; is it UTF-16? UTF-8 is wanted");
            }
        }
        if (seen < 0) {
            decode(bytes, start, end);
        }
    }

    static String decode(byte[] bytes, int start, int end) throws UnusableRecordException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "not UTF-8");
        }
    }
}
