package io.stockpipeline.analytics;

import java.lang.management.ManagementFactory;

/** How much work something is, whatever else the machine does meanwhile. */
public final class Work {
    private Work() {}

    /** The seconds of a processor that it takes on this thread. */
    public static double secondsOf(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
