package io.stockpipeline.app.endtoend;

import io.stockpipeline.extractor.stream.Trade;
import java.util.List;
import java.util.Map;

/** What goes over the wire between a venue and whoever listens, as the venue's documentation has it. */
interface VenueWire {
    /** The key under {@code spec.source}. */
    String key();

    /** What stands behind the key, as YAML. */
    default String settings() {
        return "{}";
    }

    /** As a pipeline writes them. */
    List<String> symbols();

    /** What the venue says first. */
    default List<String> greeting() {
        return List.of();
    }

    List<String> answer(String said);

    /** How often it is spoken to before it sends trades. */
    default int requests() {
        return 1;
    }

    /** Digits that prices have on this wire. */
    List<String> prices();

    List<String> messages(List<Trade> trades);

    /**
     * The fields that the tick must have in the topic and the texts that stand there, without quotation marks. Asked once for each
     * trade that is sent, in order.
     */
    Map<String, String> tick(Trade trade);

    /** Whether what comes twice can be told by something that the venue sends. */
    default boolean tellsRepeats() {
        return true;
    }

    /** Whether its numbers tell what it has not sent. */
    default boolean numbersTrades() {
        return false;
    }
}
