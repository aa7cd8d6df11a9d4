package io.stockpipeline.console.stream;

import io.javalin.config.JavalinConfig;
import io.stockpipeline.console.http.ConsoleServer;
import io.stockpipeline.console.view.AlarmRecord;
import io.stockpipeline.console.view.Snapshots;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A replica's stream, served on loopback, fed by the test. */
final class StreamUnderTest implements AutoCloseable, StreamFacts {
    static final StreamLimits QUICK = limits(1_000, 10_000, 5_000);

    private final AtomicLong skippedNanos = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final StreamHub hub;
    private final ConsoleServer server;
    private volatile boolean ready = true;

    private StreamUnderTest(StreamLimits limits, boolean ready, List<Consumer<JavalinConfig>> features) {
        this.ready = ready;
        hub = StreamHub.start(this, limits, () -> System.nanoTime() + skippedNanos.get());
        server = ConsoleServer.start(
                new ConsoleServer.Settings("127.0.0.1", 0, "test"), List.of(new StreamRoutes(hub, limits)), features);
    }

    static StreamUnderTest start() {
        return start(QUICK);
    }

    static StreamUnderTest start(StreamLimits limits) {
        return new StreamUnderTest(limits, true, List.of());
    }

    /** One with something before it. */
    static StreamUnderTest start(List<Consumer<JavalinConfig>> features) {
        return new StreamUnderTest(QUICK, true, features);
    }

    static StreamUnderTest start(StreamLimits limits, List<Consumer<JavalinConfig>> features) {
        return new StreamUnderTest(limits, true, features);
    }

    /** One whose view is not up to date yet. */
    static StreamUnderTest startUnready() {
        return new StreamUnderTest(QUICK, false, List.of());
    }

    static StreamLimits limits(int clients, int alarmsKept, int alarmsBehind) {
        StreamLimits shipped = StreamLimits.defaults();
        return new StreamLimits(
                clients,
                shipped.symbols(),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                shipped.heartbeat(),
                shipped.retry(),
                shipped.stall(),
                shipped.longest(),
                alarmsKept,
                alarmsBehind,
                shipped.chunkBytes());
    }

    StreamHub hub() {
        return hub;
    }

    int port() {
        return server.port();
    }

    URI uri(String query) {
        return URI.create("http://127.0.0.1:" + port() + StreamRoutes.PATH + query);
    }

    EventStream open(String query) {
        return open(query, null);
    }

    EventStream open(String query, @Nullable String lastEventId) {
        return EventStream.open(http, uri(query), lastEventId);
    }

    /** Lets time pass for clients. */
    void skip(Duration time) {
        skippedNanos.addAndGet(time.toNanos());
    }

    void becomeReady() {
        ready = true;
    }

    void from(long... firstOffsets) {
        for (int partition = 0; partition < firstOffsets.length; partition++) {
            hub.alarmsFrom(Map.of(partition, firstOffsets[partition]));
        }
    }

    void price(String symbol, String price) {
        hub.averages(Snapshots.of(symbol, 1_716_578_401_123L, price));
    }

    void alarm(String symbol, int partition, long offset) {
        hub.alarm(record(symbol, partition, offset));
    }

    static AlarmRecord record(String symbol, int partition, long offset) {
        String id = partition + "/" + offset;
        return new AlarmRecord(
                new Alarm(
                        id,
                        id,
                        "5m",
                        Alarm.Type.Deviation,
                        Severity.Warning,
                        Alarm.State.Firing,
                        symbol,
                        1_716_578_401_123L,
                        new BigDecimal("189.12"),
                        "5m",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "0.5%",
                        Alarm.Direction.Up),
                partition,
                offset);
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public Object pipeline() {
        return Map.of("name", "local.tech");
    }

    @Override
    public Status status() {
        return new Status(Instant.ofEpochMilli(1), 3L, true, null);
    }

    @Override
    public void close() {
        hub.close();
        server.close();
    }
}
