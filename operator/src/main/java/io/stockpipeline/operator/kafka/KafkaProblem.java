package io.stockpipeline.operator.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka could not be asked, or said no. Carries the reason and the words of a condition. */
public final class KafkaProblem extends Exception {
    private static final long serialVersionUID = 1L;
    /** How the clients begin their words when no host of an address has a number: it may get one. */
    private static final String UNRESOLVED = "No resolvable bootstrap urls";

    private final Reason reason;
    private final boolean ofConnection;

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
        this.ofConnection = false;
    }

    private KafkaProblem(Reason reason, boolean ofConnection, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.ofConnection = ofConnection;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether asking again, with nothing changed, may help. */
    public boolean mayPass() {
        return reason == Reason.KafkaUnreachable;
    }

    /** Whether whoever asks by this connection will hear the same, whatever the question. */
    boolean ofConnection() {
        return ofConnection;
    }

    /**
     * What a failure of the admin client means.
     *
     * @param what was tried, to begin the message with, for example {@code topic x cannot be made}
     * @param connection where
     */
    static KafkaProblem of(String what, KafkaConnection connection, Throwable failure) {
        Throwable cause = cause(failure);
        String words = what + ": " + said(cause);
        if (cause instanceof AuthenticationException) {
            return new KafkaProblem(
                    Reason.NotAuthorized,
                    true,
                    connection + " refuses the credentials: " + said(cause)
                            + "; look at the Secret of spec.kafka.clientConfigSecret",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            return new KafkaProblem(
                    Reason.NotAuthorized, false, words + "; grant it to the user of this pipeline", cause);
        }
        if (cause instanceof ConfigException) {
            return said(cause).startsWith(UNRESOLVED)
                    ? new KafkaProblem(
                            Reason.KafkaUnreachable, true, "no host of " + connection + " is known to DNS", cause)
                    : new KafkaProblem(Reason.KafkaMisconfigured, true, words, cause);
        }
        if (cause instanceof InvalidConfigurationException) {
            return new KafkaProblem(Reason.KafkaMisconfigured, true, words, cause);
        }
        boolean silent = cause instanceof TimeoutException
                || cause instanceof org.apache.kafka.common.errors.TimeoutException
                || cause instanceof DisconnectException;
        if (silent || cause instanceof RetriableException) {
            return new KafkaProblem(
                    Reason.KafkaUnreachable, silent, connection + " does not answer (" + said(cause) + ")", cause);
        }
        return new KafkaProblem(Reason.KafkaRefused, false, words, cause);
    }

    /** What says most: clients wrap the fault of a setting in "Failed to create new KafkaAdminClient". */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause.getClass() == KafkaException.class)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
