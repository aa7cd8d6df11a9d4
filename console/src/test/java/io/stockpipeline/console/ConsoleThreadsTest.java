package io.stockpipeline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.console.notify.Pipelines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
class ConsoleThreadsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void shouldNotBeLiveOnceTheStreamHasDied() throws Exception {
        shouldNotBeLiveOnceItHasDied("stream", new HistoryPlan.None());
    }

    @Test
    void shouldNotBeLiveOnceNotificationsHaveDied(DatabaseAddress database) throws Exception {
        shouldNotBeLiveOnceItHasDied(
                "notifications-sending",
                new HistoryPlan.Kept(CompletableFuture.completedFuture(database), Retention.FOR_EVER));
    }

    private static void shouldNotBeLiveOnceItHasDied(String thread, HistoryPlan history) throws Exception {
        List<DeadThread> told = new CopyOnWriteArrayList<>();
        try (Console console = console(new LethalClock(thread), history)) {
            console.onFailure(told::add);
            console.start(() -> "");

            await().untilAsserted(() -> assertThat(told).hasSize(1));

            assertThat(console.failure()).hasValue(told.get(0));
            assertThat(told.get(0).name()).isEqualTo(thread);
            HttpResponse<String> live = get(console, "/livez");
            assertThat(live.statusCode()).isEqualTo(503);
            assertThat(live.body()).isEqualTo("its thread " + thread + " died of NoClassDefFoundError\n");
            assertThat(get(console, "/readyz").body()).isEqualTo(live.body());
        }
    }

    @Test
    void shouldWatchTheThreadsOfAllPartsAndBeLiveWhileTheyWait() throws Exception {
        HistoryPlan notYet = new HistoryPlan.Kept(new CompletableFuture<>(), Retention.FOR_EVER);
        try (Console console = console(Clock.systemUTC(), notYet)) {
            console.start(() -> "");

            assertThat(get(console, "/livez").body()).isEqualTo("ok\n");
            assertThat(get(console, "/readyz").body()).isEqualTo("the view is catching up with the topics\n");
            assertThat(console.failure()).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getThreadGroup() instanceof ConsoleThreads)
                    .extracting(Thread::getName)
                    .contains(
                            "stream",
                            "view-feed",
                            "history-database",
                            "history-sink",
                            "notifications-reading",
                            "notifications-sending");
        }
    }

    @Test
    void shouldWatchAThreadThatAThreadOfItsMakesLater() {
        ConsoleThreads threads = new ConsoleThreads();
        threads.begin(() -> new Thread(() -> start("grandchild", new OutOfMemoryError("heap"))).start());

        await().until(() -> threads.death().isPresent());

        assertThat(threads.death()).hasValueSatisfying(dead -> {
            assertThat(dead.name()).isEqualTo("grandchild");
            assertThat(dead.words()).isEqualTo("its thread grandchild died of OutOfMemoryError");
        });
    }

    @Test
    void shouldPassOnWhyItCouldNotBegin() {
        RuntimeException taken = new IllegalStateException("the port is taken");

        assertThatThrownBy(() -> new ConsoleThreads().begin(() -> {
                    throw taken;
                }))
                .isSameAs(taken);
    }

    private static void start(String name, Error error) {
        new Thread(
                        () -> {
                            throw error;
                        },
                        name)
                .start();
    }

    private static Console console(Clock clock, HistoryPlan history) {
        return new Console(new ConsoleSettings(
                Pipelines.of("- { name: desk, webhook: { url: \"http://127.0.0.1:1/\" } }"),
                new ConsoleConnection("127.0.0.1:1", Map.of()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                history,
                null,
                0,
                "test",
                clock));
    }

    private static HttpResponse<String> get(Console console, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + console.address().getPort() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Kills the thread of a name that asks for the time, as a class that is not there would. */
    private static final class LethalClock extends Clock {
        private final String thread;

        LethalClock(String thread) {
            this.thread = thread;
        }

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().equals(thread)) {
                throw new NoClassDefFoundError("io/stockpipeline/Missing");
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
