package io.stockpipeline.console;

/**
 * A thread of the console that has died: the console goes on answering, but part of it stands still.
 *
 * @param name of the thread, which tells the part
 * @param cause what it died of, mostly an {@link Error}: the parts outlive exceptions
 */
public record DeadThread(String name, Throwable cause) {
    /** For a person; shows nothing that the cause says of data. */
    public String words() {
        return "its thread " + name + " died of " + cause.getClass().getSimpleName();
    }
}
