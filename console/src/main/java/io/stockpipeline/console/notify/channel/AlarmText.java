package io.stockpipeline.console.notify.channel;

import java.util.List;

/**
 * An alarm in words, one line each.
 *
 * @param title for a subject or a headline
 * @param what what was found, with its figures
 * @param when at which price and when
 * @param advice what to do
 * @param origin which pipeline and which alarm
 */
record AlarmText(String title, String what, String when, String advice, String origin) {
    /** All but the title. */
    List<String> lines() {
        return List.of(what, when, advice, origin);
    }
}
