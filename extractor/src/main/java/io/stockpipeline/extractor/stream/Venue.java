package io.stockpipeline.extractor.stream;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A venue that is listened to over a WebSocket: where it is, its manners, and how to talk to it. */
public interface Venue {
    /** The key under {@code spec.source}. */
    String key();

    /**
     * Where it is reached now; may carry a key, and so is never logged as it is. Asked anew for each connection.
     *
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when the key is away: another attempt is made later
     */
    URI address();

    /** What a request for a connection carries beside what is usual; a name of its own, for example. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** What must stand in no log: the keys that were read last. */
    default Set<String> secrets() {
        return Set.of();
    }

    Manners manners();

    /** A talk over a new connection. It says first what it has to say. */
    Conversation talk(Line line);

    /**
     * What it means that the venue does not let a connection be opened.
     *
     * @param status of its HTTP answer
     */
    default VenueFault refused(int status) {
        return switch (status) {
            case 429 -> VenueFault.tooOften("asked too often (HTTP 429)");
            default -> VenueFault.passing("no connection: HTTP " + status);
        };
    }

    /**
     * What it means that the venue closes a connection.
     *
     * @param status of its WebSocket close message
     * @param reason its words; may be empty
     */
    default VenueFault closed(int status, String reason) {
        return VenueFault.passing(
                "the venue closed the connection (" + status + (reason.isBlank() ? "" : " " + reason) + ")");
    }
}
