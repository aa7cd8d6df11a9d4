package io.stockpipeline.analytics.words;

import java.util.Locale;

/** Sentences that are made of others. */
public final class Sentences {
    private Sentences() {}

    /** A sentence behind the name of who says it, like {@code KPSS: nothing speaks against it.} */
    public static String saidBy(String who, String sentence) {
        return who + ": " + sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
