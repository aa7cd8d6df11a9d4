package io.stockpipeline.console;

import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.console.access.Access;
import io.stockpipeline.console.access.AccessConfigurationException;
import io.stockpipeline.console.access.AccessLimits;
import io.stockpipeline.console.access.LoopbackHosts;
import io.stockpipeline.console.api.ApiRoutes;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.PostgresHistory;
import io.stockpipeline.console.history.sink.HistorySink;
import io.stockpipeline.console.http.ConsoleServer;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.metrics.TradeLatency;
import io.stockpipeline.console.notify.NotificationFaultException;
import io.stockpipeline.console.notify.Notifications;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.MarketClock;
import io.stockpipeline.console.stream.StreamHub;
import io.stockpipeline.console.stream.StreamLimits;
import io.stockpipeline.console.stream.StreamRoutes;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.ViewFeed;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline's console: the live view with its feed, the server, and, where there is a history, its writer and the notifications.
 * It outlives Kafka and the database: it waits for either and goes on. A thread of it that dies it cannot bring back, but tells.
 */
public final class Console implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final ConsoleSettings settings;
    private final LiveView view;
    private final Access access;
    private final Closing closing = new Closing();
    private final ConsoleThreads threads = new ConsoleThreads();
    private final Parts parts = new Parts();
    private final TradeLatency tradeToView = new TradeLatency();
    private @Nullable ConsoleServer server;

    /**
     * Makes a console that has not begun.
     *
     * @throws ConsoleFaultException when a Secret that it needs is missing or of no use
     */
    public Console(ConsoleSettings settings) {
        this.settings = settings;
        view = LiveView.of(settings.pipeline());
        try {
            if (settings.history() instanceof HistoryPlan.Kept) {
                Notifications.check(settings.pipeline(), settings.secretsFolder(), settings.clock());
            }
            access = Access.of(
                    settings.pipeline().spec().console(),
                    settings.secretsFolder(),
                    AccessLimits.defaults().behind(settings.trustedProxies()),
                    Set.of(StreamRoutes.PATH),
                    settings.clock());
        } catch (AccessConfigurationException e) {
            throw new ConsoleFaultException(List.of(String.valueOf(e.getMessage())), e);
        } catch (NotificationFaultException e) {
            throw new ConsoleFaultException(e.faults(), e);
        }
        closing.add(access);
    }

    /** What it tells whoever scrapes it. */
    public List<MeterBinder> metrics() {
        return new ConsoleMeters(settings.pipeline(), view, parts, access.counts(), tradeToView).all();
    }

    /**
     * Begins: listens, reads and, where there is a history, writes. Waits for none of Kafka and database.
     *
     * @param metricsPage the text of {@code /metrics}
     * @throws java.io.UncheckedIOException when the address is taken or not this machine's
     */
    public void start(Supplier<String> metricsPage) {
        threads.begin(() -> begin(metricsPage));
        LOG.info("the console of {} listens at {}", settings.pipeline().qualifiedName(), address());
    }

    private void begin(Supplier<String> metricsPage) {
        StockPipeline pipeline = settings.pipeline();
        try {
            History history = openHistory();
            Market market = new Market(pipeline, view, MarketClock.of(pipeline, view, settings.clock()), history);
            StreamLimits limits = StreamLimits.defaults();
            StreamHub hub = closing.add(StreamHub.start(new MarketFacts(market, settings.version()), limits));
            parts.hub = hub;
            view.addListener(hub);
            List<RouteGroup> groups = new ArrayList<>(List.of(
                    new ApiRoutes(market, settings.version(), parts),
                    new StreamRoutes(hub, limits),
                    new HealthRoutes(threads::death, this::ready, metricsPage)));
            Notifications notifications = parts.notifications;
            if (notifications != null) {
                groups.add(notifications.routes());
            }
            server = closing.add(ConsoleServer.start(
                    new ConsoleServer.Settings(
                            settings.address().getAddress().getHostAddress(),
                            settings.address().getPort(),
                            settings.version()),
                    groups,
                    features()));
            // Ended before the server, which would wait five seconds for streams that have no end.
            closing.add(hub);
            parts.feed = closing.add(ViewFeed.start(pipeline, client(), view, settings.clock(), tradeToView));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<Consumer<JavalinConfig>> features() {
        List<Consumer<JavalinConfig>> features = new ArrayList<>();
        // A proxy on this machine passes on the name that it was asked by; which names lead to it is its own to say.
        if (settings.address().getAddress().isLoopbackAddress() && settings.trustedProxies() == 0) {
            features.add(new LoopbackHosts());
        }
        features.addAll(access.features());
        return features;
    }

    private History openHistory() {
        if (!(settings.history() instanceof HistoryPlan.Kept kept)) {
            return History.none();
        }
        StockPipeline pipeline = settings.pipeline();
        HistoryDatabase database = closing.add(HistoryDatabase.open(kept.address(), pipeline.qualifiedName()));
        if (!pipeline.spec().notifications().isEmpty()) {
            parts.notifications = closing.add(Notifications.start(
                    pipeline, database, settings.kafka(), settings.secretsFolder(), settings.clock()));
        }
        HistorySink sink = closing.add(HistorySink.start(
                database, settings.kafka(), PipelineTopics.of(pipeline), kept.retention(), settings.clock()));
        parts.history = database;
        parts.sink = sink.status();
        return new PostgresHistory(database);
    }

    private Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(settings.kafka().properties());
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        return client;
    }

    /** A thread of it that has died: what it did is not done any more until a new console begins. Empty as long as all is well. */
    public Optional<DeadThread> failure() {
        return threads.death();
    }

    /** Tells once when a thread of it has died, in any thread. */
    public void onFailure(Consumer<DeadThread> told) {
        threads.onDeath(told);
    }

    /** Whether the view has taken in what was there when it began. */
    public boolean ready() {
        return view.progress().ready();
    }

    /** Whether the history holds all that is known to be in the topics; so it is where there is no history. */
    public boolean historyIsComplete() {
        return settings.history() instanceof HistoryPlan.None || parts.historyIsComplete();
    }

    /** Whether the history's database cannot be reached; it is tried again all the time. */
    public boolean historyIsAway() {
        return parts.historyState().phase() == HistoryState.Phase.Away;
    }

    /**
     * Where a person finds it.
     *
     * @throws IllegalStateException before it has begun
     */
    public URI address() {
        ConsoleServer started = server;
        if (started == null) {
            throw new IllegalStateException("the console has not begun");
        }
        boolean local = settings.address().getAddress().isLoopbackAddress();
        String host = local ? "localhost" : settings.address().getHostString();
        return URI.create(access.scheme() + "://" + host + ":" + started.port());
    }

    /** Ends it, the youngest part first. */
    @Override
    public void close() {
        closing.close();
    }
}
