package io.stockpipeline.console.view;

import java.util.Map;

/** Makes views for tests of other packages. */
public final class ReadyView {
    private ReadyView() {}

    /** Says of the view that it has read its topics, alarms from their beginning. */
    public static void made(LiveView view) {
        view.alarmsFrom(Map.of(0, 0L));
        view.progress(new LiveView.Progress(true, 0L, 0));
    }
}
