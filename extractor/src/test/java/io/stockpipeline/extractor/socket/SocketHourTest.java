package io.stockpipeline.extractor.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.socket.LineServer.Caller;
import io.stockpipeline.extractor.stream.Backoff;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An hour of a feed of lines, at a test's speed: twenty connections that end in all ways, lines in pieces, garbage, endless lines,
 * empty ones, both line ends. Whatever happens, what was sent has to arrive as it was sent.
 */
class SocketHourTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 20;
    private static final String[] SYMBOLS = {"AAPL", "BTC-USD", "^GSPC"};

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<Tick> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<Letter> bad = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable SocketRun reading;
    private RecordFormat format = RecordFormat.Jsonl;
    private List<String> columns = List.of();
    private ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private long line;

    /** A line that is no tick, as it has to be told. */
    private record Letter(DeadLetterReason reason, long line, String begin) {
        static Letter of(DeadLetter letter) {
            return new Letter(letter.reason(), ((DeadLetter.LineOrigin) letter.origin()).line(), begin(letter.value()));
        }

        static String begin(byte[] value) {
            return value.length + " bytes " + Arrays.hashCode(value);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"Jsonl", "Csv"})
    void shouldDeliverAnHourAsItWasSent(RecordFormat given) throws Exception {
        format = given;
        try (LineServer server = new LineServer(this::serve)) {
            try (SocketRun run = new SocketRun(server.port(), format, SYMBOLS)) {
                reading = run;
                Awaitility.await("seed " + seed).atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(server.failure()).isNull();
                    assertThat(server.callers()).isGreaterThan(CONNECTIONS);
                    assertThat(run.sink.ticks()).hasSameSizeAs(List.copyOf(sent));
                    assertThat(run.sink.letters()).hasSameSizeAs(List.copyOf(bad));
                });
                assertSame(run, server);
            }
            Awaitility.await().atMost(PATIENCE).until(server::isLeftByAll);
        }
    }

    private void assertSame(SocketRun run, LineServer server) {
        assertThat(run.sink.ticks()).as("seed " + seed).containsExactlyElementsOf(sent);
        assertThat(run.sink.letters().stream().map(Letter::of).toList())
                .as("seed " + seed)
                .containsExactlyElementsOf(bad);
        assertThat(server.callers()).isEqualTo(CONNECTIONS + 1);
        assertThat(run.waits()).hasSize(CONNECTIONS).allMatch(wait -> wait.compareTo(Backoff.LEAST) >= 0);
        assertThat(run.health().connected()).isTrue();
        assertThat(run.health().reconnects()).isEqualTo(CONNECTIONS);
        assertThat(run.health().errors()).isEqualTo(CONNECTIONS);
    }

    private void serve(Caller caller) throws IOException {
        if (caller.number() >= CONNECTIONS) {
            caller.stay();
            return;
        }
        lines = new ByteArrayOutputStream();
        line = 0;
        begin();
        boolean endless = caller.number() % 7 == 3;
        for (int i = 20 + random.nextInt(60); i > 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> bad("garbage, of no format at all".getBytes(StandardCharsets.UTF_8));
                case 1 -> bad(new byte[] {'A', ',', (byte) 0xC3, ',', '1', (byte) 0xFF, '"'});
                case 2 -> end(random.nextBoolean() ? "" : " \t ");
                case 3 -> unknown();
                default -> tick();
            }
            if (endless && i == 10) {
                endless();
            }
        }
        leave(caller);
    }

    /** With a byte-order mark, a header in any order, or neither. */
    private void begin() throws IOException {
        columns = List.of("symbol", "time", "price", "size", "side", "id");
        if (random.nextInt(3) == 0) {
            lines.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        if (format == RecordFormat.Csv && random.nextBoolean()) {
            List<String> shuffled = new ArrayList<>(columns);
            shuffled.add("venue");
            Collections.shuffle(shuffled, random);
            columns = shuffled;
            end(String.join(
                    ",",
                    columns.stream()
                            .map(name -> random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT))
                            .toList()));
        } else {
            tick();
        }
    }

    private void leave(Caller caller) throws IOException {
        int way = random.nextInt(4);
        if (way == 0) {
            bad("{\"symbol\":\"AAPL\",\"ti".getBytes(StandardCharsets.UTF_8));
            drop();
        } else if (way == 1 && format == RecordFormat.Csv) {
            // Nobody knows whether the price goes on.
            Tick half = new Tick("AAPL", 1_700_000_000_000L, Decimal.of("189.1"), null, null, null, null, null);
            bad(written(half, half.symbol()).getBytes(StandardCharsets.UTF_8));
            drop();
        } else if (way == 1) {
            tick();
            drop();
        }
        caller.sendInPieces(lines.toByteArray(), random);
        if (way == 2) {
            // What a broken connection has not delivered was never there, whoever's buffer it lies in.
            SocketRun run = Objects.requireNonNull(reading);
            Awaitility.await("seed " + seed)
                    .atMost(PATIENCE)
                    .until(() -> run.sink.ticks().size() >= sent.size()
                            && run.sink.letters().size() >= bad.size());
            caller.reset();
        }
    }

    /** Takes away the last line's end. */
    private void drop() {
        byte[] all = lines.toByteArray();
        int length = all.length - (all.length > 1 && all[all.length - 2] == '\r' ? 2 : 1);
        lines = new ByteArrayOutputStream();
        lines.write(all, 0, length);
    }

    private void tick() throws IOException {
        Tick tick = new Tick(
                SYMBOLS[random.nextInt(SYMBOLS.length)],
                1_700_000_000_000L + sent.size() * 37L - random.nextInt(1000),
                Decimal.of(1 + random.nextInt(1000) + "." + "%04d".formatted(random.nextInt(10_000))),
                random.nextInt(4) == 0 ? null : Decimal.of("0." + "%06d".formatted(random.nextInt(999_999))),
                random.nextInt(4) == 0 ? null : random.nextBoolean() ? Side.Buy : Side.Sell,
                random.nextInt(4) == 0 ? null : "größe-東京-\uD83D\uDE80-" + sent.size(),
                "socket",
                null);
        end(written(tick, tick.symbol()));
        sent.add(tick);
    }

    private void unknown() throws IOException {
        String text =
                written(new Tick("OTHER", 1_700_000_000_000L, Decimal.of("1"), null, null, null, null, null), "OTHER");
        bad(text.getBytes(StandardCharsets.UTF_8), DeadLetterReason.UnknownSymbol);
    }

    private String written(Tick tick, String symbol) {
        if (format == RecordFormat.Jsonl) {
            return "{\"price\":" + tick.price() + ",\"symbol\":\"" + symbol + "\",\"time\":" + tick.time()
                    + (tick.size() == null ? "" : ",\"size\":\"" + tick.size() + "\"")
                    + ",\"side\":" + (tick.side() == null ? "null" : "\"" + tick.side() + "\"")
                    + (tick.id() == null ? "" : ",\"id\":\"" + tick.id() + "\"") + ",\"else\":[{\"a\":1}]}";
        }
        return String.join(
                ",",
                columns.stream()
                        .map(column -> switch (column) {
                            case "symbol" -> symbol;
                            case "time" -> Long.toString(tick.time());
                            case "price" -> tick.price().toString();
                            case "size" -> Objects.toString(tick.size(), "");
                            case "side" -> Objects.toString(tick.side(), "");
                            case "id" -> Objects.toString(tick.id(), "");
                            default -> "XNAS";
                        })
                        .toList());
    }

    private void bad(byte[] bytes) throws IOException {
        bad(bytes, DeadLetterReason.Malformed);
    }

    private void bad(byte[] bytes, DeadLetterReason reason) throws IOException {
        lines.write(bytes);
        end("");
        bad.add(new Letter(reason, line, Letter.begin(bytes)));
    }

    /** Longer than what is read of a line. */
    private void endless() throws IOException {
        byte[] bytes = new byte[SocketLines.LONGEST + 1 + random.nextInt(200_000)];
        Arrays.fill(bytes, (byte) 'x');
        lines.write(bytes);
        end("");
        bad.add(new Letter(DeadLetterReason.Malformed, line, Letter.begin(Arrays.copyOf(bytes, 64 << 10))));
    }

    private void end(String text) throws IOException {
        lines.write(text.getBytes(StandardCharsets.UTF_8));
        lines.write((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
        line++;
    }
}
