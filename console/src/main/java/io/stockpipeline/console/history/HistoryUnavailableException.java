package io.stockpipeline.console.history;

import org.jspecify.annotations.Nullable;

/** The history cannot answer now; {@link #state()} says why. */
public final class HistoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HistoryState state;

    public HistoryUnavailableException(HistoryState state, @Nullable Throwable cause) {
        super(state.words(), cause);
        this.state = state;
    }

    public HistoryState state() {
        return state;
    }
}
