package io.stockpipeline.app.role;

import io.stockpipeline.app.fault.CommandException;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.TerminationLog;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.health.HealthCheck;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.app.waitfor.KafkaWait;
import io.stockpipeline.app.waitfor.Readiness;
import io.stockpipeline.app.waitfor.TopicsExist;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.SourceTopicGoneException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a role until it is told to stop: waits as long as it takes for its topics, since whoever makes them may come
 * later, then starts it and watches it.
 */
public final class RoleRun implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RoleRun.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** What stands in a role's way is a person's to clear. */
    private static final Duration OBSTACLE_LOOK = Duration.ofSeconds(1);

    /** Less than the thirty seconds a pod is given by default. */
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Role role;
    private final PipelineTopics topics;
    private final ClientSettings clients;
    private final int partitions;
    private final Supplier<String> metricsPage;
    private final TerminationLog lastWords;
    private volatile Phase phase = new Phase.Waiting("waits for its topics: nothing has been looked at yet");

    /** How far the run has come. */
    private sealed interface Phase {
        record Waiting(String words) implements Phase {}

        record Running() implements Phase {}

        record Stopping() implements Phase {}
    }

    /**
     * Prepares a run.
     *
     * @param partitions how many the topic of ticks has at least
     * @param metricsPage what this process tells whoever scrapes it
     */
    public RoleRun(
            Role role, PipelineTopics topics, ClientSettings clients, int partitions, Supplier<String> metricsPage) {
        this(role, topics, clients, partitions, metricsPage, TerminationLog.ofContainer());
    }

    /**
     * The same with a termination log elsewhere.
     *
     * @param lastWords where it says what it waits for that a person has to clear, in case that it is ended meanwhile
     */
    public RoleRun(
            Role role,
            PipelineTopics topics,
            ClientSettings clients,
            int partitions,
            Supplier<String> metricsPage,
            TerminationLog lastWords) {
        this.role = role;
        this.topics = topics;
        this.clients = clients;
        this.partitions = partitions;
        this.metricsPage = metricsPage;
        this.lastWords = lastWords;
    }

    /**
     * Runs until the signal is given.
     *
     * @throws CommandException when it cannot begin, or cannot go on
     */
    public void run(StopSignal stop) throws InterruptedException {
        if (!awaitTopics(stop) || !awaitWay(stop)) {
            LOG.info("{} stopped before it began", role.name());
            return;
        }
        role.start(metricsPage);
        phase = new Phase.Running();
        LOG.info("{} of {} started", role.name(), topics.ticks());
        try {
            while (stop.await(LOOK).isEmpty()) {
                Optional<Throwable> failure = role.failure();
                if (failure.isPresent()) {
                    throw failed(failure.get());
                }
            }
        } finally {
            phase = new Phase.Stopping();
            role.close(STOP);
            LOG.info("{} stopped", role.name());
        }
    }

    /** It lives as soon as it waits: what is missing may come later, and a new start would not bring it. */
    @Override
    public Health live() {
        return phase instanceof Phase.Running ? role.live() : Health.ok();
    }

    @Override
    public Health ready() {
        Phase now = phase;
        if (now instanceof Phase.Waiting waiting) {
            return Health.not(waiting.words());
        }
        return now instanceof Phase.Running ? role.ready() : Health.not("is stopping");
    }

    /** Answers whether they are there; false: told to stop before. */
    private boolean awaitTopics(StopSignal stop) throws InterruptedException {
        // Of the dead letters there is always one partition only: each of the topics is asked for what holds for all.
        return await(new TopicsExist(role.topics(topics), 1), stop)
                && await(new TopicsExist(List.of(topics.ticks()), partitions), stop);
    }

    /** Answers whether nothing stands in the role's way; false: told to stop before. */
    private boolean awaitWay(StopSignal stop) throws InterruptedException {
        String told = "";
        for (Optional<String> now = role.obstacle(); now.isPresent(); now = role.obstacle()) {
            if (!now.get().equals(told)) {
                told = now.get();
                LOG.warn("{} does not begin: {}", role.name(), told);
                // A new start of the node ends it with no more than an exit code, and the reason is the same as before.
                lastWords.write(told);
                phase = new Phase.Waiting(told);
            }
            if (stop.await(OBSTACLE_LOOK).isPresent()) {
                return false;
            }
        }
        if (!told.isEmpty()) {
            lastWords.clear();
        }
        return true;
    }

    private boolean await(TopicsExist check, StopSignal stop) throws InterruptedException {
        Readiness readiness = new KafkaWait(
                        clients, check, this::waits, pause -> stop.await(pause).isEmpty())
                .await(KafkaWait.NO_TIMEOUT);
        if (readiness instanceof Readiness.NotYet) {
            return false;
        }
        if (!(readiness instanceof Readiness.Ready)) {
            throw new WrongInputException(readiness.words());
        }
        return true;
    }

    private void waits(String progress) {
        LOG.info(progress);
        phase = new Phase.Waiting("waits for its topics: " + progress);
    }

    private CommandException failed(Throwable failure) {
        if (failure instanceof SourceConfigurationException) {
            return new WrongInputException(String.valueOf(failure.getMessage()), failure);
        }
        // Started again it waits for the topic.
        Object words = failure instanceof SourceTopicGoneException ? failure.getMessage() : failure;
        return new FailedException("the " + role.name() + " cannot go on: " + words, failure);
    }
}
