package io.stockpipeline.operator.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka, as one set of credentials sees it. While it does not answer only one caller at a time tries, and the others
 * are told at once what the last one found: a dead Kafka must not hold the threads that look after pipelines on others.
 */
public final class KafkaAccess implements AutoCloseable {
    /** How long one question may take. Longer than a broker's fail-over, shorter than a person's patience. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So long an answer "nobody there" holds for everybody. */
    static final Duration REST = Duration.ofSeconds(5);

    /** So long a second caller waits for the first one's client. */
    private static final Duration CREATION = Duration.ofSeconds(1);

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final KafkaConnection connection;
    private final Clock clock;
    private @Nullable Admin admin;
    private @Nullable KafkaProblem lastProblem;
    private final ReentrantLock creation = new ReentrantLock();
    private volatile Instant asked = Instant.EPOCH;
    private Instant nextTry = Instant.EPOCH;
    private boolean trying;

    KafkaAccess(KafkaConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** A question to Kafka. */
    @FunctionalInterface
    public interface Question<T> {
        KafkaFuture<T> ask(Admin admin);
    }

    /** How this Kafka is reached. */
    public KafkaConnection connection() {
        return connection;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param what is done, for a message: {@code the topics cannot be described}
     * @throws KafkaProblem when there is no answer, or the answer is no
     */
    public <T> T ask(String what, Question<T> question) throws KafkaProblem, InterruptedException {
        try {
            return answer(question);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(KafkaProblem.of(what, connection, e));
        } catch (InterruptedException | RuntimeException e) {
            gaveUp();
            throw e;
        }
    }

    /**
     * Asks of several things at once, of which some may be so that Kafka says no.
     *
     * @param what is done, for a message
     * @param question one future a thing
     * @param otherwise the no that is an answer too: such things are not in the result
     * @return the answers by thing, in no order
     * @throws KafkaProblem when there is no answer, or another no
     */
    public <T> Map<String, T> askEach(
            String what,
            Function<Admin, Map<String, KafkaFuture<T>>> question,
            Class<? extends KafkaException> otherwise)
            throws KafkaProblem, InterruptedException {
        Map<String, T> answers = new HashMap<>();
        try {
            for (var each : question.apply(enter()).entrySet()) {
                try {
                    answers.put(each.getKey(), each.getValue().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                } catch (ExecutionException e) {
                    if (!otherwise.isInstance(e.getCause())) {
                        throw e;
                    }
                }
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(KafkaProblem.of(what, connection, e));
        } catch (InterruptedException | RuntimeException e) {
            gaveUp();
            throw e;
        }
        answered();
        return answers;
    }

    private <T> T answer(Question<T> question)
            throws ExecutionException, TimeoutException, InterruptedException, KafkaProblem {
        T result = question.ask(enter()).get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        answered();
        return result;
    }

    private Admin enter() throws KafkaProblem, InterruptedException {
        asked = clock.instant();
        synchronized (this) {
            KafkaProblem problem = lastProblem;
            if (problem != null) {
                if (trying || clock.instant().isBefore(nextTry)) {
                    throw problem;
                }
                trying = true;
            }
            if (admin != null) {
                return admin;
            }
        }
        return create();
    }

    /** Asks DNS, and a token endpoint perhaps: may take long, so that nothing is locked but other attempts at the same. */
    private Admin create() throws KafkaProblem, InterruptedException {
        if (!creation.tryLock(CREATION.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KafkaProblem(
                    KafkaProblem.Reason.KafkaUnreachable, connection + " does not answer (still being connected to)");
        }
        try {
            synchronized (this) {
                if (admin != null) {
                    return admin;
                }
            }
            Admin created = Admin.create(config());
            synchronized (this) {
                admin = created;
            }
            return created;
        } finally {
            creation.unlock();
        }
    }

    private synchronized void answered() {
        lastProblem = null;
        trying = false;
    }

    /** Nobody knows whether there would have been an answer: the next one tries. */
    private synchronized void gaveUp() {
        trying = false;
    }

    private synchronized KafkaProblem failed(KafkaProblem problem) {
        trying = false;
        // A no to one question is an answer: others, of other pipelines, may hear a yes.
        lastProblem = problem.ofConnection() ? problem : null;
        nextTry = clock.instant().plus(REST);
        if (problem.ofConnection() && !problem.mayPass()) {
            // A client remembers refused credentials for a while: the next look is a fresh one.
            closeAdmin();
        }
        return problem;
    }

    /** When it was last asked for anything. */
    Instant lastAsked() {
        return asked;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(connection.properties());
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "stockpipeline-operator");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        config.put(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, (int) PATIENCE.toMillis());
        config.put(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, (int) PATIENCE.toMillis());
        config.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    @Override
    public synchronized void close() {
        closeAdmin();
    }

    private void closeAdmin() {
        Admin present = admin;
        if (present != null) {
            admin = null;
            present.close(CLOSE);
        }
    }
}
