package io.stockpipeline.app.stop;

import org.jspecify.annotations.Nullable;

/** Why a run ends. */
public sealed interface RunEnd {
    /** A finite source has been processed to its end. */
    record Done() implements RunEnd {}

    /** The time that was given is up. */
    record TimeUp() implements RunEnd {}

    /** Somebody asked for it: Ctrl-C, SIGTERM. */
    record Interrupted() implements RunEnd {}

    /** Something cannot go on. */
    record Broken(String fault, @Nullable Throwable cause) implements RunEnd {}
}
