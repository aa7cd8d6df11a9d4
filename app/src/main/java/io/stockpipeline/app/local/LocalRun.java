package io.stockpipeline.app.local;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.fault.CommandException;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.live.LiveFeed;
import io.stockpipeline.app.live.RunView;
import io.stockpipeline.app.log.LogDestination;
import io.stockpipeline.app.stop.Bounded;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.engine.IncompatibleStateException;
import io.stockpipeline.extractor.Sources;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import io.stockpipeline.processor.UnusableSourceTopicException;
import io.stockpipeline.processor.metrics.ProcessorMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a whole pipeline in this process, from start to end: folder, Kafka, topics, processor, extractor, view; and stops
 * them in the opposite order.
 */
public final class LocalRun {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRun.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    /** Who presses Ctrl-C waits no longer than five seconds, half for the pipeline and half for the broker. */
    private static final Duration HURRIED_STOP = Duration.ofMillis(2200);

    private static final Duration CALM_STOP = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofMillis(300);

    private final StockPipeline pipeline;
    private final RunOptions options;
    private final @Nullable RunView view;
    private final Consumer<String> warnings;

    /**
     * Prepares a run.
     *
     * @param view shows it; null: nobody looks
     * @param warnings takes what a person should know of where nobody looks
     */
    public LocalRun(StockPipeline pipeline, RunOptions options, @Nullable RunView view, Consumer<String> warnings) {
        this.pipeline = pipeline;
        this.options = options;
        this.view = view;
        this.warnings = view == null ? warnings : view::say;
    }

    /**
     * Runs until the source is done, time is up or the signal is given.
     *
     * @throws WrongInputException when the pipeline or an option asks for what cannot be had
     * @throws FailedException when something cannot go on
     */
    public RunResult run(StopSignal stop) throws InterruptedException {
        check();
        ConsoleOptions wanted = options.console();
        LocalConsole console = wanted == null ? null : LocalConsole.of(pipeline, wanted);
        if (!pipeline.spec().notifications().isEmpty() && (console == null || !console.hasHistory())) {
            warnings.accept("alarms are not sent to spec.notifications: that needs a console with a history"
                    + (console == null ? "" : ", and there is none"));
        }
        try (DataFolder folder = DataFolder.open(options.dataFolder(), pipeline.qualifiedName())) {
            LogDestination.warningsAndFile(warnings, folder.logFile());
            PipelineKafka kafka = kafka(folder, stop);
            Duration patience = HURRIED_STOP;
            try {
                RunResult result = run(folder, kafka, console, stop);
                patience = patience(result.end());
                return result;
            } finally {
                kafka.close(patience);
            }
        }
    }

    /** What is wrong with the input is said before anything is started. */
    private void check() {
        Source source = pipeline.spec().source().selected();
        if (pipeline.spec().suspend()) {
            throw new WrongInputException("spec.suspend: the pipeline is suspended; set it to false to run it");
        }
        if (options.exitWhenDone() && !source.finite()) {
            throw new WrongInputException("--exit-when-done: the source " + source.key()
                    + " has no end of its own; use --for, or stop with Ctrl-C");
        }
        if (source instanceof KafkaSource kafka) {
            if (options.kafka() == null) {
                throw new WrongInputException("spec.source.kafka: say in which Kafka the topic " + kafka.topic()
                        + " is, with --kafka HOST:PORT or spec.kafka.bootstrapServers");
            }
            return;
        }
        try {
            Sources.create(source, pipeline.spec(), pipeline.spec().symbols(), context())
                    .close();
        } catch (SourceConfigurationException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private SourceContext context() {
        return SourceContext.of(options.pipelineFolder(), options.secretsFolder(), Clock.systemUTC());
    }

    /** Starts Kafka, and meanwhile has the processor checked and its classes loaded. */
    private PipelineKafka kafka(DataFolder folder, StopSignal stop) throws InterruptedException {
        ClientSettings external = options.kafka();
        if (external != null) {
            processor(external, Map.of(), folder.state(), stop);
            ExternalKafka kafka =
                    ExternalKafka.reach(external, pipeline.spec().topics().management());
            if (pipeline.spec().source().selected() instanceof KafkaSource source) {
                kafka.require(source.topic());
            }
            return kafka;
        }
        CompletableFuture<EmbeddedKafka> broker = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(folder.kafka(), fault -> stop.stop(new RunEnd.Broken(fault, null))));
        try {
            processor(new ClientSettings("127.0.0.1:9", Map.of()), Map.of(), folder.state(), stop);
        } catch (WrongInputException e) {
            broker.thenAccept(started -> started.close(LEAST)).join();
            throw e;
        }
        try {
            return broker.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CommandException words ? words : e;
        }
    }

    private ProcessorApp processor(
            ClientSettings clients, Map<String, String> more, Path stateFolder, StopSignal stop) {
        Map<String, String> properties = new HashMap<>(clients.properties());
        properties.putAll(more);
        try {
            return new ProcessorApp(
                    pipeline,
                    new ProcessorConnection(clients.bootstrapServers(), properties, stateFolder),
                    failure -> stop.stop(new RunEnd.Broken("the processor cannot go on: " + words(failure), failure)));
        } catch (WrongMappingException | UnusableSourceTopicException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private RunResult run(DataFolder folder, PipelineKafka kafka, @Nullable LocalConsole console, StopSignal stop)
            throws InterruptedException {
        try (Admin admin = Admin.create(kafka.clients().toConfig())) {
            kafka.prepare(PipelineTopics.of(pipeline), new TopicCreator(admin));
        }
        if (view != null) {
            view.started(pipeline.qualifiedName() + " on " + kafka.description() + ", log in " + folder.logFile());
        }
        ProcessorApp processor = processor(kafka.clients(), kafka.processorProperties(), folder.state(), stop);
        Fetching extractor = Fetching.of(pipeline, kafka.clients(), context());
        ProgressMeter meter = new ProgressMeter(
                extractor, processor, pipeline.spec().source().selected().finite(), System::nanoTime);
        LiveFeed feed = view == null ? null : LiveFeed.open(pipeline, kafka.clients(), view, meter::now);
        RunEnd end;
        Deadline deadline;
        Duration patience = HURRIED_STOP;
        try {
            if (console != null) {
                List<MeterBinder> metrics = new ArrayList<>(extractor.metrics());
                metrics.add(new ProcessorMetrics(processor));
                console.begin(kafka.clients(), folder.history(), metrics, this::tell, warnings);
            }
            extractor.start();
            start(processor);
            if (feed != null) {
                feed.start();
            }
            end = watch(extractor, meter, stop);
            meter.stop();
            patience = patience(end);
        } finally {
            deadline = Deadline.in(patience);
            boolean calm = patience.equals(CALM_STOP);
            if (console != null && !calm) {
                console.stop();
            }
            Bounded.run("extractor-shutdown", extractor::close, deadline.left(LEAST));
            processor.close(deadline.left(LEAST));
            if (console != null && calm) {
                console.awaitHistory(deadline.left(LEAST));
                console.stop();
            }
            if (console != null) {
                console.awaitStopped(deadline.left(LEAST));
            }
        }
        if (feed != null) {
            feed.finish(deadline.left(LEAST));
        }
        if (view != null) {
            view.close();
        }
        if (end instanceof RunEnd.Broken broken) {
            if (deepest(broken.cause()) instanceof IncompatibleStateException incompatible) {
                throw new WrongInputException(words(incompatible), incompatible);
            }
            throw new FailedException(broken.fault(), broken.cause());
        }
        LOG.info("{} ended: {}", pipeline.qualifiedName(), end);
        return new RunResult(end, meter.now());
    }

    /** Something that a person may want to know, and nobody who asked for quiet. */
    private void tell(String words) {
        LOG.info(words);
        if (view != null) {
            view.say(words);
        }
    }

    private static Duration patience(RunEnd end) {
        return end instanceof RunEnd.Done || end instanceof RunEnd.TimeUp ? CALM_STOP : HURRIED_STOP;
    }

    private static void start(ProcessorApp processor) throws InterruptedException {
        try {
            processor.start();
        } catch (ExecutionException e) {
            throw new FailedException("Kafka does not answer: " + words(e), e);
        }
    }

    private RunEnd watch(Fetching extractor, ProgressMeter meter, StopSignal stop) throws InterruptedException {
        while (true) {
            Optional<RunEnd> given = stop.await(LOOK);
            if (given.isPresent()) {
                return given.get();
            }
            Duration running = meter.now().running();
            Optional<Throwable> failure = extractor.failure();
            if (failure.isPresent()) {
                Throwable cause = failure.get();
                if (cause instanceof SourceConfigurationException) {
                    throw new WrongInputException(String.valueOf(cause.getMessage()), cause);
                }
                return new RunEnd.Broken("the extractor cannot go on: " + words(cause), cause);
            }
            if (options.exitWhenDone() && meter.isDone()) {
                return new RunEnd.Done();
            }
            if (options.time() != null && running.compareTo(options.time()) >= 0) {
                return new RunEnd.TimeUp();
            }
        }
    }

    private static @Nullable Throwable deepest(@Nullable Throwable fault) {
        Throwable deepest = fault;
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static String words(Throwable fault) {
        Throwable deepest = Objects.requireNonNull(deepest(fault));
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
