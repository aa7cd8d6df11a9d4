package io.stockpipeline.console.notify.channel;

/** One way to tell an alarm. Used by several threads at once. */
public interface Channel {
    /**
     * Sends it once. Every step has a bound in time.
     *
     * @return what came of it; a fault is an outcome too
     */
    Outcome send(Notice notice) throws InterruptedException;

    /**
     * Looks whether everything is there that sending needs, without sending anything.
     *
     * @throws SecretFaultException when a Secret is missing or cannot be used
     */
    void check() throws SecretFaultException;
}
