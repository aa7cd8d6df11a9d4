package io.stockpipeline.app.fault;

/** The exit codes of every command. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** The input was right and the work failed. */
    public static final int FAILED = 1;
    /** The input is wrong: a file, an option, credentials. */
    public static final int WRONG_INPUT = 2;
    /** A topic that was waited for is not what it must be; waiting longer is of no use. */
    public static final int INCOMPATIBLE_TOPIC = 3;
    /** Stopped by Ctrl-C: 128 + SIGINT. */
    public static final int INTERRUPTED = 130;
    /** Stopped by SIGTERM: 128 + SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}
