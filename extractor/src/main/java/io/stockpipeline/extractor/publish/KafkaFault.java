package io.stockpipeline.extractor.publish;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Tells faults of Kafka that pass from those that do not. */
final class KafkaFault {
    private KafkaFault() {}

    /** Whether beginning anew cannot help: shut out, not allowed, or refused for what the records are. */
    static boolean isFatal(KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || cause instanceof UnsupportedVersionException
                    || cause instanceof InvalidConfigurationException
                    || cause instanceof RecordTooLargeException
                    || cause instanceof SerializationException) {
                return true;
            }
        }
        return e instanceof ConfigException;
    }

    /** Whether Kafka has shut the producer out: another has its id, or its transaction took too long. */
    static boolean isFenced(KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** What went wrong, for a person. */
    static String words(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return "another extractor of the same pipeline and shard has taken over";
            }
            if (cause instanceof ApiException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
