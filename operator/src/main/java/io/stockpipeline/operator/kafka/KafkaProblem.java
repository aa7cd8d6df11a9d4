package io.stockpipeline.operator.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka could not be asked, or said no. Carries the reason and the words of a condition. */
public final class KafkaProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Reasons as conditions name them. */
    public enum Reason {
        /** Nobody answers; it is tried again. */
        KafkaUnreachable,
        /** Credentials are wrong, or not allowed to do this. */
        NotAuthorized,
        /** The settings are no settings of a client. */
        KafkaMisconfigured,
        /** Kafka said no for another reason. */
        KafkaRefused
    }

    public KafkaProblem(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private KafkaProblem(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether asking again, with nothing changed, may help. */
    public boolean mayPass() {
        return reason == Reason.KafkaUnreachable;
    }

    /**
     * What a failure of the admin client means.
     *
     * @param what was tried, to begin the message with, for example {@code topic x cannot be made}
     * @param connection where
     */
    static KafkaProblem of(String what, KafkaConnection connection, Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        String words = what + ": " + said(cause);
        if (cause instanceof AuthenticationException) {
            return new KafkaProblem(
                    Reason.NotAuthorized,
                    connection + " refuses the credentials: " + said(cause)
                            + "; look at the Secret of spec.kafka.clientConfigSecret",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            return new KafkaProblem(Reason.NotAuthorized, words + "; grant it to the user of this pipeline", cause);
        }
        if (cause instanceof ConfigException) {
            return new KafkaProblem(Reason.KafkaMisconfigured, words, cause);
        }
        if (cause instanceof InvalidReplicationFactorException || cause instanceof PolicyViolationException) {
            return new KafkaProblem(Reason.KafkaRefused, words, cause);
        }
        if (cause instanceof TimeoutException || cause instanceof RetriableException) {
            return new KafkaProblem(
                    Reason.KafkaUnreachable, connection + " does not answer (" + said(cause) + ")", cause);
        }
        return new KafkaProblem(Reason.KafkaRefused, words, cause);
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
