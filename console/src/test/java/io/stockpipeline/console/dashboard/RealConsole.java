package io.stockpipeline.console.dashboard;

import io.stockpipeline.console.access.Access;
import io.stockpipeline.console.access.AccessLimits;
import io.stockpipeline.console.api.ApiRoutes;
import io.stockpipeline.console.api.Surroundings;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.http.ConsoleServer;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.MarketClock;
import io.stockpipeline.console.stream.StreamFacts;
import io.stockpipeline.console.stream.StreamHub;
import io.stockpipeline.console.stream.StreamLimits;
import io.stockpipeline.console.stream.StreamRoutes;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.ReadyView;
import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The console as it is, in front of the engine as it is: made ticks become averages, bars and alarms, without Kafka between. */
final class RealConsole implements AutoCloseable, EngineOutput, StreamFacts {
    /** What it is put behind, with a folder of tokens. */
    static final String TOKENS = "  console: { auth: { type: Token, secretRef: { name: tokens } } }";

    private static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: tech }
            spec:
              symbols: [AAPL, AMD, MSFT, NVDA, QUIET]
              source: { synthetic: {} }
              windows:
                - { size: 5m, tolerance: 0.5% }
                - { size: 10m, tolerance: 0.4% }
            """;

    private static final List<String> TRADED = List.of("AAPL", "AMD", "MSFT", "NVDA");
    private static final long PAST = 20 * 60_000;

    private final Clock clock = Clock.systemUTC();
    private final FakeMarket prices = new FakeMarket(12);
    private final AveragesCodec codec = new AveragesCodec();
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private final LiveView view;
    private final Market market;
    private final Access access;
    private final StreamHub hub;
    private final ConsoleServer server;
    private final ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();
    private long offset;

    /** One that lets everybody in. */
    RealConsole() throws Exception {
        this("", null);
    }

    /**
     * One behind a login.
     *
     * @param guard the part of the file that says who may read
     * @param secrets the folder of Secrets
     */
    RealConsole(String guard, @Nullable Path secrets) throws Exception {
        StockPipeline pipeline = PipelineFile.parse(PIPELINE + guard);
        access = Access.of(
                pipeline.spec().console(), secrets, AccessLimits.defaults(), Set.of(StreamRoutes.PATH), clock);
        view = LiveView.of(pipeline);
        market = new Market(pipeline, view, MarketClock.of(pipeline, view, clock), History.none());
        EnginePlan plan = EnginePlan.of(pipeline);
        TRADED.forEach(symbol -> engines.put(symbol, new SymbolEngine(plan, symbol)));
        for (long ago = PAST; ago > 0; ago -= 1_000) {
            trade(clock.millis() - ago);
        }
        hub = StreamHub.start(this, StreamLimits.defaults());
        view.addListener(hub);
        ReadyView.made(view);
        server = ConsoleServer.start(
                new ConsoleServer.Settings("127.0.0.1", 0, "test"),
                List.of(
                        new ApiRoutes(market, "test", Surroundings.NONE),
                        new StreamRoutes(hub, StreamLimits.defaults())),
                access.features());
        feed.scheduleAtFixedRate(() -> trade(clock.millis()), 200, 200, TimeUnit.MILLISECONDS);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** A trade at forty times the price: every average moves by more than its tolerance. */
    void jump(String symbol) {
        feed.execute(() -> {
            long now = clock.millis();
            accept(symbol, now, prices.price(symbol, now).multiply(BigDecimal.valueOf(40)));
        });
    }

    private void trade(long at) {
        for (String symbol : TRADED) {
            accept(symbol, at, prices.price(symbol, at));
        }
    }

    private void accept(String symbol, long at, BigDecimal price) {
        Side side = at % 3 == 0 ? Side.Sell : Side.Buy;
        Tick tick = new Tick(symbol, at, Decimal.of(price.toPlainString()), Decimal.of("100"), side, null, null, null);
        engines.get(symbol).accept(tick, this);
    }

    @Override
    public void averages(Averages averages) {
        try {
            // The engine writes its next record over this one, and the view keeps what it is given.
            view.average(codec.decode(codec.encode(averages)));
        } catch (UnusableRecordException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void bar(Bar bar) {
        view.bar(bar);
    }

    @Override
    public void alarm(Alarm alarm) {
        view.alarm(alarm, 0, offset++);
    }

    @Override
    public boolean ready() {
        return view.progress().ready();
    }

    @Override
    public Object pipeline() {
        return Map.of("name", "local.tech");
    }

    @Override
    public Status status() {
        return new Status(market.asOf(), market.lag(), true, Instant.ofEpochMilli(view.latestTime()));
    }

    @Override
    public void close() {
        feed.shutdownNow();
        server.close();
        hub.close();
        access.close();
    }
}
