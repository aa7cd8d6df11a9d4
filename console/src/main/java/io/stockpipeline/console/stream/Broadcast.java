package io.stockpipeline.console.stream;

import io.stockpipeline.console.http.ConsoleJson;
import org.jspecify.annotations.Nullable;

/** All that there is to send, the same for every client. */
final class Broadcast {
    private final StreamFacts facts;
    private final AlarmLog alarms;
    private final PriceBoard prices;
    private volatile @Nullable StatusEvent status;

    /**
     * The latest status.
     *
     * @param number tells a client whether it has had it
     * @param event with an id: for a client that was there before
     * @param first without one: for a client that has come since, and has the id of its greeting, which is younger
     */
    record StatusEvent(long number, ServerSentEvent event, ServerSentEvent first) {}

    Broadcast(StreamFacts facts, StreamLimits limits) {
        this.facts = facts;
        alarms = new AlarmLog(limits.alarmsKept());
        prices = new PriceBoard(limits.chunkBytes());
    }

    AlarmLog alarms() {
        return alarms;
    }

    PriceBoard prices() {
        return prices;
    }

    boolean ready() {
        return facts.ready();
    }

    /** The event that greets a client, with the id that it can resume from before there was any alarm. */
    ServerSentEvent hello(String id) {
        StreamFacts.Hello hello = new StreamFacts.Hello(facts.status().asOf(), facts.pipeline());
        return ServerSentEvent.of("hello", id, ConsoleJson.bytes(hello));
    }

    /**
     * Makes the next status. Its id holds for every client that gets it, since a client is sent all alarms known before it is
     * sent a status. So one that hears of no alarm for days still resumes from where it is.
     */
    void renewStatus() {
        // Read before: an alarm that comes meanwhile must not be counted as sent.
        String id = alarms.id();
        byte[] data = ConsoleJson.bytes(facts.status());
        StatusEvent before = status;
        status = new StatusEvent(
                before == null ? 1 : before.number() + 1,
                ServerSentEvent.of("status", id, data),
                ServerSentEvent.of("status", data));
    }

    /** Null until there is one. */
    @Nullable StatusEvent status() {
        return status;
    }
}
