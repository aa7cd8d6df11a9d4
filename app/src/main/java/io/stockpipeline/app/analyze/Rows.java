package io.stockpipeline.app.analyze;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file's records, one after the other, each with the same columns. */
interface Rows extends Closeable {
    /** The columns' names, in their order. */
    List<String> columns();

    /** Moves to the next record; false at the end. */
    boolean next() throws IOException;

    /** What the record holds in a column, without blanks around it; null or empty: nothing. */
    @Nullable String text(int column);

    /** The line that the record stands in, from 1. */
    long line();
}
