package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** How a venue's double speaks, after the venue's documentation. */
public interface VenueScript {
    /**
     * What a venue has.
     *
     * @param unknown symbols, as a pipeline writes them, that it does not
     * @param most symbols that it gives to a connection
     */
    record Stock(Set<String> unknown, int most) {
        public static final Stock ALL = new Stock(Set.of(), Integer.MAX_VALUE);
    }

    Venue venue(URI address, List<String> symbols, LongSupplier nanos);

    /** Symbols as a pipeline writes them. */
    List<String> symbols();

    /** One of many, as a pipeline writes it. */
    String symbol(int number);

    /** What the venue says first to whoever connects. */
    default List<String> greeting() {
        return List.of();
    }

    /**
     * What the venue answers; nothing to what needs no answer.
     *
     * @param said all that was said over the connection; the last is to be answered
     */
    List<String> answer(List<String> said, Stock stock);

    /**
     * Whether trades are sent from now on, after all that was said.
     *
     * @param symbols how many are asked for
     */
    boolean subscribed(List<String> said, int symbols);

    /** One message about trades of any symbols. */
    List<String> trades(List<Trade> trades);

    /** Messages that tell of no trade: heartbeats, statuses. */
    List<String> chatter();

    /** What the pipeline should have of a trade. */
    Tick tick(Trade trade);

    /** Messages that it does not document, beside those that no venue does. */
    List<String> undocumented();

    /** How it says that it was asked too often; empty: it does not. */
    default String tooOften() {
        return "";
    }

    /** How long it takes to tell that it does not know a symbol. */
    default Duration unheard() {
        return Duration.ZERO;
    }

    /** How many symbols its double gives to a connection when there are too many. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Whether it says that it agrees to what it was asked for; else a connection counts as soon as it stands. */
    default boolean agrees() {
        return true;
    }

    /** Whether its numbers tell what was not delivered. */
    default boolean numbersTrades() {
        return true;
    }
}
