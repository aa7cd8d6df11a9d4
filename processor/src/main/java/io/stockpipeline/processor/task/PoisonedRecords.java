package io.stockpipeline.processor.task;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Records that made the engine fail, which must not be tried a second time. Shared by all threads. */
public final class PoisonedRecords {
    private final Map<Place, String> faults = new ConcurrentHashMap<>();

    private record Place(String topic, int partition, long offset) {
        static Place of(RecordMetadata origin) {
            return new Place(origin.topic(), origin.partition(), origin.offset());
        }
    }

    void remember(RecordMetadata origin, RuntimeException fault) {
        faults.put(Place.of(origin), String.valueOf(fault));
    }

    /** How many there are: one more than before means that the failure a thread died of has been dealt with. */
    public int count() {
        return faults.size();
    }

    void check(RecordMetadata origin) throws UnusableRecordException {
        if (faults.isEmpty()) {
            return;
        }
        String fault = faults.get(Place.of(origin));
        if (fault != null) {
            throw new UnusableRecordException(
                    DeadLetterReason.Malformed, "the processor failed on this record: " + fault);
        }
    }
}
