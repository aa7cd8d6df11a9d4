package io.stockpipeline.app.role;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.stop.Bounded;
import io.stockpipeline.console.Console;
import io.stockpipeline.console.ConsoleFaultException;
import io.stockpipeline.console.ConsoleSettings;
import io.stockpipeline.console.DeadThread;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers, draws, keeps the history and notifies. */
public final class ConsoleRole implements Role {
    private final Console console;

    /**
     * Makes the role.
     *
     * @throws WrongInputException when a Secret that the pipeline names is missing or of no use
     */
    public ConsoleRole(ConsoleSettings settings) {
        try {
            console = new Console(settings);
        } catch (ConsoleFaultException e) {
            throw new WrongInputException(e.faults());
        }
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<String> topics(PipelineTopics topics) {
        return List.of(topics.averages(), topics.alarms(), topics.bars());
    }

    @Override
    public List<MeterBinder> metrics() {
        return console.metrics();
    }

    @Override
    public void start(Supplier<String> metricsPage) {
        try {
            console.start(metricsPage);
        } catch (UncheckedIOException e) {
            throw new FailedException("--http-address: " + e.getMessage(), e);
        }
    }

    /** Neither Kafka's absence nor the database's ends a console; a thread of it that has died is brought back by a new start only. */
    @Override
    public Optional<Throwable> failure() {
        return console.failure().map(DeadThread::cause);
    }

    @Override
    public Health live() {
        return console.failure().map(dead -> Health.not(dead.words())).orElse(Health.ok());
    }

    /** Ready once its view has caught up: before, it would answer with what was. */
    @Override
    public Health ready() {
        Health live = live();
        if (!live.well()) {
            return live;
        }
        return console.ready() ? Health.ok() : Health.not("the view is catching up with the topics");
    }

    /** Each part has a time of its own to end in; where Kafka and database are both away these add up to more than a pod has. */
    @Override
    public void close(Duration patience) {
        Bounded.run("console-shutdown", console::close, patience);
    }
}
