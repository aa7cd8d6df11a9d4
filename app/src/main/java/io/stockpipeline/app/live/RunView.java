package io.stockpipeline.app.live;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;

/** Shows a running pipeline. All but {@link #say} is called by one thread. */
public interface RunView {
    /** Where the pipeline runs; before anything else. */
    void started(String where);

    /** Whether further averages would be shown. */
    boolean wantsAverages();

    /** A symbol's newest averages; those between two frames may be left out. */
    void averages(Averages averages);

    /** Every alarm, in the order of its symbol. */
    void alarm(Alarm alarm);

    /** Shows how things stand; called a few times a second. */
    void frame(RunProgress progress);

    /** Something a person should know of; from any thread. */
    void say(String words);

    /** The last frame has been shown; what follows is printed below. */
    void close();
}
