package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;

/** A conversation's way to the venue, and to the pipeline. */
public interface Line {
    /** Says something to the venue, after what is waiting to be said, as fast as its manners allow. */
    void say(String message);

    /** Asks a venue for a sign of life that gives none by itself while nothing is traded. */
    void ping();

    /** The venue has agreed to send what it was asked for. */
    void agreed();

    /** The venue gives a symbol, by its own words: it is not missing, if it was. A trade says the same. */
    void given(String symbol);

    /** A trade, or a price where the venue tells no trades. */
    void trade(Tick tick);

    /** The trade told last has conditions of the venue's that are not looked at. */
    void conditions();

    /** A part of the message heard that cannot be used; its other parts may be. */
    void reject(UnusableRecordException fault, String part);

    /** The venue does not have a symbol, or does not give it; the others go on. */
    void missing(String symbol, String reason);

    /** Trades that were not delivered, told from the venue's own numbers. */
    void lost(String symbol, long trades);
}
