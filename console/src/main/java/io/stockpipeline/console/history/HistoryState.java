package io.stockpipeline.console.history;

/**
 * How it stands with the history.
 *
 * @param phase where it is
 * @param words the same for a person: what is awaited, what failed, what to do
 */
public record HistoryState(Phase phase, String words) {
    /** Where a history can be. */
    public enum Phase {
        /** None is set up. */
        None,
        /** The database is being started, reached for the first time, or brought to this version's tables. */
        Starting,
        /** It answers. */
        Ready,
        /** It has answered, or should have, and does not. Tried again until it does. */
        Away
    }

    public static final HistoryState NONE = new HistoryState(Phase.None, "no history is set up");
    public static final HistoryState READY = new HistoryState(Phase.Ready, "ready");

    public static HistoryState starting(String words) {
        return new HistoryState(Phase.Starting, words);
    }

    public static HistoryState away(String words) {
        return new HistoryState(Phase.Away, words);
    }

    public boolean isReady() {
        return phase == Phase.Ready;
    }
}
