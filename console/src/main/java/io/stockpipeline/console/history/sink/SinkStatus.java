package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.util.Map;

/** How the history's writer is doing, for metrics and people. Never blocks. */
public interface SinkStatus {
    /** What it does. */
    enum Phase {
        /** For the database or for Kafka; {@link #words()} says which and why. */
        Waiting,
        /** Another replica writes. */
        StandingBy,
        /** It writes what comes. */
        Writing,
        Closed
    }

    Phase phase();

    /** The same for a person. */
    String words();

    /** Records that are in a topic and not yet in the history, by topic; as of the last look, 0 for a topic not yet seen. */
    Map<SinkTopic, Long> lag();

    /** Rows that this process has written, by table. */
    Map<KeptTable, Long> rows();

    /** Records that this process could not read and has passed over; they are listed in the table {@code sink_unreadable}. */
    long unreadable();

    /**
     * Offsets that retention had deleted before this process came to read them; they are listed in the table {@code sink_gap}.
     */
    long missed();

    /** The whole of {@link #lag()}. */
    default long totalLag() {
        return lag().values().stream().mapToLong(Long::longValue).sum();
    }
}
