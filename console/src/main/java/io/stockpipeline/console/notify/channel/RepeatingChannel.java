package io.stockpipeline.console.notify.channel;

import java.util.List;

/** A channel whose receiver forgets an alarm that is not told again and again while it lasts. */
public interface RepeatingChannel extends Channel {
    /** Tells all of them at once that they still fire. */
    Outcome sendAgain(List<Notice> firing) throws InterruptedException;
}
