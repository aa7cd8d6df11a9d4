package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.VenueScript.Stock;

/** Answers as a venue's script has it, and serves whoever has subscribed. */
public final class ScriptedDesk implements LoopbackVenue.Desk {
    private final VenueScript script;
    private final int symbols;
    private final Serving serving;
    private volatile Stock stock;
    private int connections;

    /** What is sent to whoever has subscribed. */
    public interface Serving {
        /** @param connection its number, from 1 */
        void serve(int connection, Caller caller);
    }

    /** @param symbols how many are asked for */
    public ScriptedDesk(VenueScript script, int symbols, Stock stock, Serving serving) {
        this.script = script;
        this.symbols = symbols;
        this.stock = stock;
        this.serving = serving;
    }

    /** From now on it has something else. */
    public void has(Stock other) {
        stock = other;
    }

    @Override
    public void opened(Caller caller) {
        script.greeting().forEach(caller::send);
    }

    @Override
    public synchronized void said(Caller caller, String message) {
        boolean before =
                script.subscribed(caller.said().subList(0, caller.said().size() - 1), symbols);
        script.answer(caller.said(), stock).forEach(caller::send);
        if (!before && script.subscribed(caller.said(), symbols)) {
            connections++;
            serving.serve(connections, caller);
        }
    }
}
