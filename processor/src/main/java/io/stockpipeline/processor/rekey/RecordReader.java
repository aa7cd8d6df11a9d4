package io.stockpipeline.processor.rekey;

import io.stockpipeline.model.line.JsonList;
import io.stockpipeline.model.line.TickLines;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.processor.task.ForeignTicks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of somebody else's topic: one tick, or a list of them. What cannot be used becomes a dead letter, of a
 * list the element alone. Never fails. Used by one thread.
 */
final class RecordReader {
    /** So much of an element stands in the message; the element itself is the letter's value. */
    private static final int SHOWN = 200;

    private final TickLines lines;
    private final @Nullable JsonList list;

    RecordReader(StockPipeline pipeline) {
        lines = ForeignTicks.lines(pipeline);
        String explode =
                Objects.requireNonNull(pipeline.spec().source().kafka()).explode();
        list = explode == null ? null : new JsonList(explode);
    }

    /**
     * Reads.
     *
     * @param key the record's key, kept for the dead letters
     * @param value the record's value; null: a tombstone, which is no tick
     */
    ForeignRecord read(byte @Nullable [] key, byte @Nullable [] value, DeadLetter.Origin origin) {
        ForeignRecord result = new ForeignRecord();
        byte[] bytes = value == null ? new byte[0] : value;
        try {
            if (value == null) {
                throw new UnusableRecordException(DeadLetterReason.Malformed, "no value");
            }
            if (list == null) {
                result.ticks().add(lines.read(bytes, 0, bytes.length));
                return result;
            }
            List<JsonList.Slice> elements = list.elements(bytes);
            if (elements != null) {
                explode(key, bytes, elements, origin, result);
            }
        } catch (UnusableRecordException fault) {
            result.letters().add(DeadLetter.of(fault, key, bytes, origin));
        } catch (RuntimeException fault) {
            // The same record would fail again, for ever.
            UnusableRecordException told = new UnusableRecordException(
                    DeadLetterReason.Malformed, "the processor failed on this record: " + fault);
            result.ticks().clear();
            result.letters().clear();
            result.letters().add(DeadLetter.of(told, key, bytes, origin));
        }
        return result;
    }

    private void explode(
            byte @Nullable [] key,
            byte[] record,
            List<JsonList.Slice> elements,
            DeadLetter.Origin origin,
            ForeignRecord result) {
        for (int i = 0; i < elements.size(); i++) {
            JsonList.Slice element = elements.get(i);
            try {
                result.ticks().add(lines.read(record, element.start(), element.end()));
            } catch (UnusableRecordException fault) {
                byte[] bytes = Arrays.copyOfRange(record, element.start(), element.end());
                UnusableRecordException told = new UnusableRecordException(
                        fault.reason(), "element " + i + ": " + fault.words() + ", in " + shown(bytes));
                result.letters().add(DeadLetter.of(told, key, bytes, origin));
            }
        }
    }

    private static String shown(byte[] element) {
        String text = new String(element, 0, Math.min(element.length, SHOWN), StandardCharsets.UTF_8);
        return element.length <= SHOWN ? text : text + "…";
    }
}
