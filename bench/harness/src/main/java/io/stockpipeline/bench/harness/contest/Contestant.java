package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.check.OutputCheck;

/**
 * One that competes.
 *
 * @param name short, unique, as options and files call it
 * @param family whom it belongs to; options may name the whole family
 * @param title as the table calls it
 * @param exactlyOnce its guarantee; at least once otherwise
 * @param endless whether it begins anew at the end of the input
 * @param recordsPerTick records of its output topic for each tick; 0 when it does not answer on every tick
 * @param check what its output is held to
 * @param fullOnly left out of a short run
 */
public record Contestant(
        String name,
        String family,
        String title,
        Program program,
        boolean exactlyOnce,
        boolean endless,
        int recordsPerTick,
        OutputCheck check,
        boolean fullOnly) {

    /** One that works at least once, is checked by the given means and does not answer on every tick. */
    static Contestant of(String name, String family, String title, Program program, OutputCheck check) {
        return new Contestant(name, family, title, program, false, false, 0, check, false);
    }

    Contestant withExactlyOnce() {
        return new Contestant(name, family, title, program, true, endless, recordsPerTick, check, fullOnly);
    }

    Contestant withoutEnd() {
        return new Contestant(name, family, title, program, exactlyOnce, true, recordsPerTick, check, fullOnly);
    }

    Contestant withRecordsPerTick(int records) {
        return new Contestant(name, family, title, program, exactlyOnce, endless, records, check, fullOnly);
    }

    Contestant inFullModeOnly() {
        return new Contestant(name, family, title, program, exactlyOnce, endless, recordsPerTick, check, true);
    }

    /** Its guarantee in words. */
    public String guarantee() {
        return exactlyOnce ? "exactly once" : "at least once";
    }

    /** Whether a tick's latency can be told: something is written for every tick. */
    public boolean answersEveryTick() {
        return recordsPerTick > 0;
    }

    boolean isCalled(String word) {
        return word.equals(name) || word.equals(family);
    }
}
