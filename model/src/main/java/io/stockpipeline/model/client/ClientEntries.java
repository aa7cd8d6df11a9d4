package io.stockpipeline.model.client;

import org.jspecify.annotations.Nullable;

/** What lies beside a {@code client.properties}: the other entries of its Secret, or the other files of its folder. */
public interface ClientEntries {
    /**
     * An entry's text.
     *
     * @param key letters, digits and {@code - _ .}; never a path
     * @return null when there is no such entry
     */
    @Nullable String text(String key);

    /**
     * Where Kafka's clients find an entry as a file.
     *
     * @param key letters, digits and {@code - _ .}; never a path
     * @return null when there is no such entry
     */
    @Nullable String location(String key);

    /**
     * Whether a location may be a path of the machine too. So it is where a file's author owns the machine, and not in a process
     * that serves many authors.
     */
    boolean takesPaths();
}
