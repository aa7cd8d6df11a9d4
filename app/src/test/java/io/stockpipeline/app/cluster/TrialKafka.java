package io.stockpipeline.app.cluster;

import java.util.List;
import java.util.Set;

/** The Kafka of a run, as far as the tests reach it. */
sealed interface TrialKafka extends AutoCloseable permits GivenKafka, InstalledKafka {
    /** Where pods reach it. */
    String address();

    /** Whether the tests can look into it. */
    boolean isReadable();

    /** The topics whose names begin with this. */
    Set<String> topics(String prefix);

    /** Some records of a topic, newly written ones; returns when there are as many as asked for, or after a while. */
    List<String> newRecords(String topic, int count);

    /** Deletes topics that a pipeline left on purpose. */
    void delete(Set<String> topics);

    @Override
    default void close() {}
}
