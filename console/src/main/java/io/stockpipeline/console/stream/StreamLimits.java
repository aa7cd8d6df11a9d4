package io.stockpipeline.console.stream;

import java.time.Duration;

/**
 * What bounds the stream. See decision 0015 for the reasons.
 *
 * @param clients how many at a time
 * @param symbols how many a client may name
 * @param flush how often values go out: a client gets at most one a symbol in this time
 * @param status how often the status goes out
 * @param heartbeat after which silence a client gets a sign of life
 * @param retry how long a browser waits before it connects anew
 * @param stall how long a client may take no byte before it is dropped
 * @param longest how long a connection lasts before the client has to show its token again
 * @param alarmsKept how many alarms are kept for clients that are behind or come back
 * @param alarmsBehind how many alarms a client may fall behind before it is dropped; fewer than are kept, so that it finds what
 *     it missed when it comes back
 * @param chunkBytes from how many bytes on an event is full: what lies unsent in memory for one client
 */
public record StreamLimits(
        int clients,
        int symbols,
        Duration flush,
        Duration status,
        Duration heartbeat,
        Duration retry,
        Duration stall,
        Duration longest,
        int alarmsKept,
        int alarmsBehind,
        int chunkBytes) {
    /** The shipped ones. */
    public static StreamLimits defaults() {
        return new StreamLimits(
                1_000,
                500,
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                10_000,
                5_000,
                64 * 1024);
    }
}
