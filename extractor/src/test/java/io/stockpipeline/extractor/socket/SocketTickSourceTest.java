package io.stockpipeline.extractor.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.extractor.stream.Backoff;
import io.stockpipeline.extractor.stream.RecordingSink;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTickSourceTest {
    @Test
    void shouldTakeWhateverComes() throws Exception {
        try (LineServer server = once("""
                {"symbol":"NEW","time":1716578401123,"price":189.10}
                {"symbol":"OTHER","time":"1716578401124","price":"0.00001305","size":985,"side":"b","id":7}
                """);
                SocketRun run = new SocketRun(server.port(), RecordFormat.Jsonl, "*")) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks())
                    .first()
                    .isEqualTo(new Tick("NEW", 1716578401123L, Decimal.of("189.10"), null, null, null, "socket", null));
            assertThat(run.health().lastTickTimes()).containsEntry("OTHER", 1716578401124L);
        }
    }

    /** A symbol may be named like a field, and a line that is no tick need not be a header. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "welcome to the feed\n", "symbol,time,price\n", "Symbol , TIME,price,note\n", "PRICE,1,2\n"})
    void shouldFindTheColumnsOfCsv(String first) throws Exception {
        try (LineServer server = once(first + "TIME,1716578401123,189.10\n");
                SocketRun run = new SocketRun(server.port(), RecordFormat.Csv, "TIME")) {
            await(() -> run.sink.ticks().size() == 1);

            assertThat(run.sink.ticks())
                    .containsExactly(
                            new Tick("TIME", 1716578401123L, Decimal.of("189.10"), null, null, null, "socket", null));
        }
    }

    /** By the usual order 1.5 would be a time, and the time a price. */
    @Test
    void shouldReadNothingUnderAHeaderThatLacksAColumn() throws Exception {
        try (LineServer server = once("symbol,px,ts\nAAPL,1.5,1716578401123\n");
                SocketRun run = new SocketRun(server.port(), RecordFormat.Csv, "AAPL")) {
            await(() -> server.callers() == 2);

            assertThat(run.sink.ticks()).isEmpty();
            assertThat(run.sink.letters()).hasSize(1).first().satisfies(letter -> {
                assertThat(letter.message()).contains("symbol, time and price");
                assertThat(letter.value()).asString().isEqualTo("symbol,px,ts");
            });
            assertThat(run.health().errors()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotTakeHalfALineForATick() throws Exception {
        CountDownLatch whole = new CountDownLatch(1);
        try (LineServer server = new LineServer(caller -> {
                    if (caller.number() == 0) {
                        caller.send(
                                "AAPL,1716578401123,189.10\nAAPL,1716578401124,18".getBytes(StandardCharsets.UTF_8));
                        whole.await();
                        caller.reset();
                    } else {
                        caller.stay();
                    }
                });
                SocketRun run = new SocketRun(server.port(), RecordFormat.Csv, "AAPL")) {
            await(() -> run.sink.ticks().size() == 1);
            whole.countDown();
            await(() -> run.sink.letters().size() == 1);

            assertThat(run.sink.letters())
                    .containsExactly(new DeadLetter(
                            DeadLetterReason.Malformed,
                            "the connection broke within this line",
                            null,
                            "AAPL,1716578401124,18".getBytes(StandardCharsets.UTF_8),
                            new DeadLetter.LineOrigin(2)));
            await(() -> run.health().connected());
            assertThat(run.sink.ticks()).hasSize(1);
        }
    }

    @Test
    void shouldEndAReadThatWaits() throws Exception {
        try (LineServer server = new LineServer(LineServer.Caller::stay)) {
            SocketRun run = new SocketRun(server.port(), RecordFormat.Jsonl, "AAPL");
            await(() -> run.health().connected());

            long began = System.nanoTime();
            run.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(run.health().errors()).isZero();
            await(server::isLeftByAll);
        }
    }

    @Test
    void shouldWaitLongerAfterEachRefusal() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (SocketRun run = new SocketRun(nobody, RecordFormat.Jsonl, "AAPL")) {
            await(() -> run.waits().size() > 100);

            assertThat(run.health().connected()).isFalse();
            assertThat(run.health().lastError()).contains("127.0.0.1:" + nobody + " cannot be reached");
            assertThat(run.waits()).allMatch(wait -> wait.compareTo(Backoff.LEAST) >= 0);
            assertThat(run.waits().subList(10, 100).stream()
                            .mapToLong(Duration::toMillis)
                            .average()
                            .orElse(0))
                    .isGreaterThan(15_000);
        }
    }

    /** While nothing is taken the server cannot send on, and nothing is lost of what it sends later. */
    @Test
    void shouldMakeTheServerWait() throws Exception {
        int lines = 3_000_000;
        AtomicLong written = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        CountDownLatch open = new CountDownLatch(1);
        RecordingSink slow = new RecordingSink();
        TickSink sink = new TickSink() {
            @Override
            public void put(Tick tick) throws InterruptedException {
                open.await();
                if (tick.time() != taken.getAndIncrement()) {
                    slow.put(tick);
                }
            }

            @Override
            public void offer(Tick tick) {
                slow.offer(tick);
            }

            @Override
            public void offer(DeadLetter tick) {
                slow.offer(tick);
            }

            @Override
            public void reject(DeadLetter letter) {
                slow.reject(letter);
            }
        };
        try (LineServer server = new LineServer(caller -> {
                    for (int from = 0; caller.number() == 0 && from < lines; from += 1000) {
                        StringBuilder block = new StringBuilder();
                        for (int i = from; i < from + 1000; i++) {
                            block.append("AAPL,").append(i).append(",189.10\n");
                        }
                        caller.send(block.toString().getBytes(StandardCharsets.UTF_8));
                        written.addAndGet(1000);
                    }
                    caller.stay();
                });
                SocketRun run = new SocketRun(server.port(), RecordFormat.Csv, sink, "AAPL")) {
            await(() -> written.get() > 0);
            AtomicLong before = new AtomicLong(-1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> before.getAndSet(written.get()) == written.get());
            assertThat(written).hasValueLessThan(lines);

            open.countDown();

            await(() -> taken.get() == lines);
            assertThat(slow.ticks()).isEmpty();
            assertThat(slow.letters()).isEmpty();
            assertThat(run.health().errors()).isZero();
        }
    }

    private static LineServer once(String text) throws IOException {
        return new LineServer(caller -> {
            if (caller.number() == 0) {
                caller.send(text.getBytes(StandardCharsets.UTF_8));
            } else {
                caller.stay();
            }
        });
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
