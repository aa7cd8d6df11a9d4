package io.stockpipeline.console.access;

import java.time.Duration;

/**
 * How much is taken from whom.
 *
 * @param requestsPerSecond of one address, in the long run
 * @param burst of one address at once
 * @param addresses how many are remembered; beyond it the one longest silent is forgotten
 * @param inFlight requests that are worked on at a time; streams and health do not count
 * @param threads of the server
 * @param connections at a time
 * @param bodyBytes of a request
 * @param headerBytes of a request: its line and all its headers
 * @param headerTimeout in which a new connection has to send its first request's headers
 * @param idle after which silence a connection is closed
 * @param sendBufferBytes that the kernel may hold for a connection
 * @param trustedProxies how many proxies stand before the console and add to {@code X-Forwarded-For}; 0: the header is nobody's
 *     and counts nothing
 */
public record AccessLimits(
        int requestsPerSecond,
        int burst,
        int addresses,
        int inFlight,
        int threads,
        int connections,
        int bodyBytes,
        int headerBytes,
        Duration headerTimeout,
        Duration idle,
        int sendBufferBytes,
        int trustedProxies) {
    /** The shipped ones. */
    public static AccessLimits defaults() {
        return new AccessLimits(
                200,
                1_000,
                10_000,
                40,
                64,
                2_000,
                64 * 1024,
                16 * 1024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                256 * 1024,
                0);
    }

    /** The same behind a number of proxies. */
    public AccessLimits behind(int proxies) {
        return new AccessLimits(
                requestsPerSecond,
                burst,
                addresses,
                inFlight,
                threads,
                connections,
                bodyBytes,
                headerBytes,
                headerTimeout,
                idle,
                sendBufferBytes,
                proxies);
    }
}
