package io.stockpipeline.operator.topics;

import io.stockpipeline.operator.kafka.KafkaProblem;

/** Keeps the topics of one pipeline as its spec wants them. */
public sealed interface TopicKeeper permits AdminTopics, StrimziTopics, VerifiedTopics {
    /**
     * Makes what is missing and mends what differs, as far as it can be mended. Writes nothing where all is well.
     *
     * @param wereThere whether all of them were there at the last look: then one that is missing was deleted by somebody
     * @throws KafkaProblem when Kafka cannot be asked, or says no
     */
    TopicsReport keep(boolean wereThere) throws KafkaProblem, InterruptedException;

    /**
     * Deletes them, and what the processor keeps in Kafka besides.
     *
     * @throws KafkaProblem when Kafka cannot be asked, or says no
     */
    void delete() throws KafkaProblem, InterruptedException;
}
