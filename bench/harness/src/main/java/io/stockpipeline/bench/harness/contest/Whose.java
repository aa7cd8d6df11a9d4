package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.meter.Contest;

/** Tells by a topic's name what it is to a contestant. */
public final class Whose {
    private Whose() {}

    /** Results: called as the application, a dot, and more; the input may be called so too. */
    public static boolean isResult(Contest contest, String topic) {
        return topic.startsWith(contest.application() + ".") && !topic.equals(contest.input());
    }

    /** What it keeps to go on after a crash, changelogs above all: called as the application, a dash, and more. */
    public static boolean isState(Contest contest, String topic) {
        return topic.startsWith(contest.application() + "-");
    }
}
