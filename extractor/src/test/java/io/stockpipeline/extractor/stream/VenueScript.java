package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.Tick;
import java.net.URI;
import java.util.List;

/** How a venue's double speaks, after the venue's documentation. */
public interface VenueScript {
    Venue venue(URI address, List<String> symbols);

    /** Symbols as a pipeline writes them. */
    List<String> symbols();

    /** What the venue says first to whoever connects. */
    default List<String> greeting() {
        return List.of();
    }

    /** What the venue answers; nothing to what needs no answer. */
    List<String> answer(String said);

    /** Whether trades are sent from now on, after all that was said. */
    boolean subscribed(List<String> said);

    /** One message about trades of any symbols. */
    List<String> trades(List<Trade> trades);

    /** Messages that tell of no trade: heartbeats, statuses. */
    List<String> chatter();

    /** What the pipeline should have of a trade. */
    Tick tick(Trade trade);

    /** Whether it says that it agrees to what it was asked for; else a connection counts as soon as it stands. */
    default boolean agrees() {
        return true;
    }

    /** Whether its numbers tell what was not delivered. */
    default boolean numbersTrades() {
        return true;
    }
}
