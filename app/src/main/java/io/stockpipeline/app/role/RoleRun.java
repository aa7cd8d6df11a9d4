package io.stockpipeline.app.role;

import io.stockpipeline.app.fault.CommandException;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.app.waitfor.KafkaWait;
import io.stockpipeline.app.waitfor.Readiness;
import io.stockpipeline.app.waitfor.TopicsExist;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a role until it is told to stop: waits as long as it takes for its topics, since whoever makes them may come
 * later, then starts it and watches it.
 */
public final class RoleRun {
    private static final Logger LOG = LoggerFactory.getLogger(RoleRun.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Less than the thirty seconds a pod is given by default. */
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Role role;
    private final PipelineTopics topics;
    private final ClientSettings clients;
    private final int partitions;

    /**
     * Prepares a run.
     *
     * @param partitions how many the topic of ticks has at least
     */
    public RoleRun(Role role, PipelineTopics topics, ClientSettings clients, int partitions) {
        this.role = role;
        this.topics = topics;
        this.clients = clients;
        this.partitions = partitions;
    }

    /**
     * Runs until the signal is given.
     *
     * @throws CommandException when it cannot begin, or cannot go on
     */
    public void run(StopSignal stop) throws InterruptedException {
        awaitTopics();
        role.start();
        LOG.info("{} of {} started", role.name(), topics.ticks());
        try {
            while (stop.await(LOOK).isEmpty()) {
                Optional<Throwable> failure = role.failure();
                if (failure.isPresent()) {
                    throw failed(failure.get());
                }
            }
        } finally {
            role.close(STOP);
            LOG.info("{} stopped", role.name());
        }
    }

    private void awaitTopics() throws InterruptedException {
        // Of the dead letters there is always one partition only: each of the topics is asked for what holds for all.
        KafkaWait wait = new KafkaWait(clients, new TopicsExist(role.topics(topics), 1), LOG::info);
        require(wait.await(KafkaWait.NO_TIMEOUT));
        require(new KafkaWait(clients, new TopicsExist(List.of(topics.ticks()), partitions), LOG::info)
                .await(KafkaWait.NO_TIMEOUT));
    }

    private static void require(Readiness readiness) {
        if (!(readiness instanceof Readiness.Ready)) {
            throw new WrongInputException(readiness.words());
        }
    }

    private CommandException failed(Throwable failure) {
        return failure instanceof SourceConfigurationException
                ? new WrongInputException(String.valueOf(failure.getMessage()), failure)
                : new FailedException("the " + role.name() + " cannot go on: " + failure, failure);
    }
}
