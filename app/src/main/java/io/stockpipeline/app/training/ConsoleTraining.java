package io.stockpipeline.app.training;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.console.ConsoleRequest;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.metrics.MetricsPage;
import io.stockpipeline.console.Console;
import io.stockpipeline.console.HistoryPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a browser asks of a console, of a pipeline whose topics have been filled before. There is no database: no history. */
record ConsoleTraining(Rehearsal rehearsal, Supplier<EmbeddedBroker> kafka, String pipeline) implements TrainingPart {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int OK = 200;

    private static final List<String> PAGES = List.of(
            "/",
            "/assets/main.js",
            "/openapi.json",
            "/metrics",
            "/api/v1/pipeline",
            "/api/v1/status",
            "/api/v1/symbols?sparkline=30",
            "/api/v1/symbols/AAPL",
            "/api/v1/symbols/AAPL/bars?interval=1h",
            "/api/v1/symbols/AAPL/trades?minutes=60",
            "/api/v1/hourly/totals",
            "/api/v1/top",
            "/api/v1/alarms");

    @Override
    public void run() throws InterruptedException {
        ClientSettings clients = new ClientSettings(kafka.get().bootstrapServers(), Map.of());
        ConsoleRequest request = new ConsoleRequest(RolesTraining.read(rehearsal.pipeline(pipeline)), null, "training");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MetricsPage metrics = new MetricsPage();
                Console console = new Console(request.settings(clients, anyPort, new HistoryPlan.None()))) {
            metrics.add(console.metrics());
            console.start(metrics::text);
            awaitReady(console);
            HttpClient browser = HttpClient.newHttpClient();
            for (String page : PAGES) {
                ask(browser, console.address().resolve(page));
            }
        }
    }

    private static void awaitReady(Console console) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!console.ready()) {
            if (System.nanoTime() - end > 0) {
                throw new FailedException("training: the console does not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private static void ask(HttpClient browser, URI page) throws InterruptedException {
        try {
            int status = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != OK) {
                throw new FailedException("training: the console answers " + page + " with " + status);
            }
        } catch (IOException e) {
            throw new FailedException("training: the console does not answer " + page + ": " + e.getMessage(), e);
        }
    }
}
