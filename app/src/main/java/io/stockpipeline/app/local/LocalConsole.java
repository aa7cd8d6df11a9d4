package io.stockpipeline.app.local;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.console.ConsoleRequest;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.history.LocalHistory;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.metrics.MetricsPage;
import io.stockpipeline.console.Console;
import io.stockpipeline.console.ConsoleFaultException;
import io.stockpipeline.console.HistoryPlan;
import io.stockpipeline.console.history.HistorySettings;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of a run, on loopback: begun beside the pipeline, which does not wait for it and goes on without it where it cannot
 * be had.
 */
final class LocalConsole {
    private static final Logger LOG = LoggerFactory.getLogger(LocalConsole.class);

    private static final Duration LOOK = Duration.ofMillis(100);
    /** Looks at which the history has to be complete, one after the other. */
    private static final int STILL = 12;

    private final ConsoleRequest request;
    private final ConsoleOptions options;
    private final int port;
    private final MetricsPage metrics = new MetricsPage();
    private final CompletableFuture<@Nullable Console> begun = new CompletableFuture<>();
    private final Thread ending = daemon("console-end", this::end);
    private volatile @Nullable LocalHistory database;
    private volatile Consumer<String> warnings = words -> {};

    private LocalConsole(ConsoleRequest request, ConsoleOptions options, int port) {
        this.request = request;
        this.options = options;
        this.port = port;
    }

    /**
     * Prepares a console; whatever is wrong with what is asked for is said here.
     *
     * @throws WrongInputException when a Secret is missing or of no use, or the port that was asked for is taken
     */
    static LocalConsole of(StockPipeline pipeline, ConsoleOptions options) {
        ConsoleRequest request = new ConsoleRequest(pipeline, options.secretsFolder(), options.version());
        ClientSettings nowhere = new ClientSettings("127.0.0.1:9", Map.of());
        try {
            new Console(request.settings(nowhere, loopback(0), rehearsed(request, options))).close();
            return new LocalConsole(request, options, port(options.port()));
        } catch (ConsoleFaultException e) {
            throw new WrongInputException(e.faults());
        }
    }

    /** The history as far as it can be told before there is a folder for it. */
    private static HistoryPlan rehearsed(ConsoleRequest request, ConsoleOptions options) {
        if (options.history() instanceof HistoryChoice.None) {
            return new HistoryPlan.None();
        }
        if (options.history() instanceof HistoryChoice.Unsaid && request.hasHistorySecret()) {
            request.history();
        }
        return new HistoryPlan.Kept(new CompletableFuture<>(), Retention.FOR_EVER);
    }

    private static int port(@Nullable Integer asked) {
        int wanted = asked == null ? ConsoleOptions.DEFAULT_PORT : asked;
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(loopback(wanted));
            return wanted;
        } catch (IOException e) {
            if (asked == null) {
                return 0;
            }
            throw new WrongInputException(
                    "--port: " + asked + " is taken (" + e.getMessage() + "): give another, or none for any free one",
                    e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Begins; does not wait.
     *
     * @param kafka of the run
     * @param databaseFolder of a PostgreSQL in this process
     * @param more what the run's other parts tell whoever scrapes it
     * @param tell takes the address; from another thread
     * @param warn takes why there is no console, or what it lacks; from another thread
     */
    void begin(
            ClientSettings kafka,
            Path databaseFolder,
            List<MeterBinder> more,
            Consumer<String> tell,
            Consumer<String> warn) {
        warnings = warn;
        metrics.add(more);
        daemon("console-start", () -> begin(kafka, databaseFolder, tell)).start();
    }

    private void begin(ClientSettings kafka, Path databaseFolder, Consumer<String> tell) {
        @Nullable Console started = null;
        try {
            HistoryPlan history = history(databaseFolder, tell);
            started = listening(kafka, history);
            tell.accept("dashboard: " + started.address());
        } catch (RuntimeException | Error e) {
            LOG.error("the console could not begin", e);
            warnings.accept("there is no dashboard: " + e.getMessage());
        } finally {
            begun.complete(started);
        }
    }

    /** At the port that was found free; where another program was quicker, and nobody asked for that very port, at any. */
    private Console listening(ClientSettings kafka, HistoryPlan history) {
        try {
            return console(kafka, history, port);
        } catch (UncheckedIOException e) {
            if (options.port() != null) {
                throw e;
            }
            return console(kafka, history, 0);
        }
    }

    private Console console(ClientSettings kafka, HistoryPlan history, int at) {
        Console console = new Console(request.settings(kafka, loopback(at), history));
        List<MeterBinder> meters = console.metrics();
        console.onFailure(dead -> warnings.accept("part of the dashboard stands still: " + dead.words()
                + "; the pipeline goes on, and with the next run the dashboard is whole again"));
        console.start(metrics::text);
        metrics.add(meters);
        return console;
    }

    /** Whether what the run computes is kept, as far as it can be told before it begins. */
    boolean hasHistory() {
        return options.history() instanceof HistoryChoice.Unsaid
                ? request.hasHistorySecret() || LocalHistory.isPossible()
                : options.history() instanceof HistoryChoice.Database;
    }

    private HistoryPlan history(Path databaseFolder, Consumer<String> tell) {
        HistoryChoice choice = options.history();
        if (choice instanceof HistoryChoice.None) {
            return new HistoryPlan.None();
        }
        if (choice instanceof HistoryChoice.Database database) {
            return HistoryPlan.in(new HistorySettings(database.address(), Retention.DEFAULT));
        }
        Optional<HistorySettings> named = request.hasHistorySecret() ? request.history() : Optional.empty();
        if (named.isPresent()) {
            return HistoryPlan.in(named.get());
        }
        if (!LocalHistory.isPossible()) {
            tell.accept("there is no history: this program comes without a PostgreSQL; name yours with --history");
            return new HistoryPlan.None();
        }
        if (request.pipeline().spec().console().history() != null) {
            tell.accept("the Secret of spec.console.history is not in --secrets-dir: the history is kept in "
                    + databaseFolder);
        }
        LocalHistory started = LocalHistory.start(databaseFolder);
        database = started;
        // What lies on somebody's own disk goes when they say so.
        return new HistoryPlan.Kept(started.address(), Retention.FOR_EVER);
    }

    /**
     * Waits until the history holds what the run has computed, but no longer than this. What it then lacks it reads from the topics
     * the next time.
     */
    void awaitHistory(Duration patience) throws InterruptedException {
        if (!hasHistory()) {
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        int still = 0;
        try {
            Console console = begun.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            while (console != null && still < STILL) {
                // What has come to be known of the topics' ends may be older than the last commit: a while of it
                // counts.
                still = console.historyIsComplete() ? still + 1 : 0;
                if (System.nanoTime() - end > 0 || console.historyIsAway()) {
                    warnings.accept("the history does not hold all of this run yet; the next run goes on with it");
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("the console has not begun in time", e);
        }
    }

    /** Begins to end it, so that database and pipeline may end at the same time. */
    void stop() {
        ending.start();
    }

    /** Waits for its end, but no longer than this. */
    void awaitStopped(Duration patience) {
        try {
            ending.join(patience.toMillis());
            if (ending.isAlive()) {
                LOG.info("the console did not end within {}", patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        Console console = begun.join();
        if (console != null) {
            console.close();
        }
        LocalHistory started = database;
        if (started != null) {
            started.close();
        }
        metrics.close();
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
