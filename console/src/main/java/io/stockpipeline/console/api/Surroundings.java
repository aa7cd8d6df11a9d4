package io.stockpipeline.console.api;

import org.jspecify.annotations.Nullable;

/** What the console does besides answering, as far as its status tells of it. Never blocks. */
public interface Surroundings {
    /** Nothing besides. */
    Surroundings NONE = new Surroundings() {
        @Override
        public @Nullable Long historyLag() {
            return null;
        }

        @Override
        public @Nullable Notifications notifications() {
            return null;
        }
    };

    /**
     * Messages.
     *
     * @param pending not delivered yet
     * @param dead given up
     */
    record Notifications(long pending, long dead) {}

    /** Records that the history has not taken in yet; null when it is not known or there is none. */
    @Nullable Long historyLag();

    /** Null where nobody is notified, and as long as it is not known. */
    @Nullable Notifications notifications();
}
