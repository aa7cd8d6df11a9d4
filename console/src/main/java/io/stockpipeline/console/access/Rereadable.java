package io.stockpipeline.console.access;

/** Something that was read from files which may change. */
interface Rereadable {
    /**
     * Reads the files again and takes over what has changed.
     *
     * @throws RuntimeException when they are of no use now; what was read before holds on
     */
    void reread();
}
