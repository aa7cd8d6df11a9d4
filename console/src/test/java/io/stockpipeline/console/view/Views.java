package io.stockpipeline.console.view;

/** What the feed does to a view, for tests without one. */
public final class Views {
    private Views() {}

    /** Says that the view has taken in all there is. */
    public static void ready(LiveView view) {
        view.progress(new LiveView.Progress(true, 0L, 0));
    }

    /** Says that so many records are still to come. */
    public static void reading(LiveView view, long lag) {
        view.progress(new LiveView.Progress(false, lag, 0));
    }

    /** Says that all was read that the topics hold. */
    public static void readFromFirst(LiveView view) {
        view.reach(LiveView.Reach.ALL);
    }

    /** Says that what came before a time was not read. */
    public static void readFrom(LiveView view, long time) {
        view.reach(new LiveView.Reach(time, time, time, false, false, false));
    }
}
