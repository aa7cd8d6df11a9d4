package io.stockpipeline.app.live;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import java.io.PrintWriter;

/** Shows nothing but warnings. */
public final class Quiet implements RunView {
    private final PrintWriter err;

    public Quiet(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void started(String where) {}

    @Override
    public boolean wantsAverages() {
        return false;
    }

    @Override
    public void averages(Averages averages) {}

    @Override
    public void alarm(Alarm alarm) {}

    @Override
    public void frame(RunProgress progress) {}

    @Override
    public void warn(String words) {
        err.println(words);
    }

    @Override
    public void close() {}
}
