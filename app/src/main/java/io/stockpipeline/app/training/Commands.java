package io.stockpipeline.app.training;

/** The program's own command line. */
@FunctionalInterface
public interface Commands {
    /**
     * Executes a command until it ends.
     *
     * @return its exit code
     */
    int execute(String... arguments);
}
