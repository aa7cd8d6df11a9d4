package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way of reading a tick must never differ from the parser's. */
class TickScannerTest {
    private static final int MUTATIONS = 20_000;
    private static final String PIECES = "{}[]\",:.-+eE0123456789\\ntrue null\u0001éNaN";

    private final TickCodec codec = new TickCodec();
    private final TextCache symbols = new TextCache(16);
    private final TextCache words = new TextCache(16);
    private final TickScanner scanner = new TickScanner(symbols, words);

    TickScannerTest() {
        for (String symbol : new String[] {"AAPL", "BTC/USD"}) {
            symbols.add(symbol.toCharArray(), 0, symbol.length());
        }
        for (String word : new String[] {"file", "USD", "a\\", "tab\u0001"}) {
            words.add(word.toCharArray(), 0, word.length());
        }
    }

    @RepeatedTest(4)
    void agreesWithTheParserOnWhateverBecomesOfATick(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] json = codec.encode(tick(random));
            for (int k = random.nextInt(3); k > 0; k--) {
                json = mutated(json, random);
            }
            assertAgreement(json);
        }
    }

    @Test
    void readsWhatTheCodecWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Tick tick = tick(random);
            assertThat(scanner.scan(codec.encode(tick))).isEqualTo(tick);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"symbol\":\"AAPL",
                "{\"symbol\":\"AAPL\",\"time\":01,\"price\":1}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":01}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1.}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":.1}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":0}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":0.0000000000001}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1234567890123456789}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"size\":0.00}",
                "{\"symbol\":\"AAPL\",\"time\":253402300800000,\"price\":1}",
                "{\"symbol\":\"AAPL\",\"time\":99999999999999999999,\"price\":1}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"side\":\"Buy\",\"side\":\"Sell\"}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"id\":\"\"}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"id\":\"x\\\"}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"source\":\"a\\\"}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"source\":\"tab\u0001\"}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"source\":\"file",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1}}",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1} ",
                "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"currency\":\"USD\"}",
            })
    void agreesWithTheParserAtTheEdges(String json) {
        assertAgreement(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leavesLongRecordsToTheParser() {
        String json = "{\"symbol\":\"AAPL\",\"time\":1,\"price\":1" + " ".repeat(512) + "}";
        assertThat(scanner.scan(json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    private void assertAgreement(byte[] json) {
        Tick scanned = scanner.scan(json);
        if (scanned != null) {
            assertThat(parsed(json))
                    .as(new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(scanned);
        }
    }

    private @Nullable Tick parsed(byte[] json) {
        try {
            return codec.parse(json);
        } catch (UnusableRecordException e) {
            return null;
        }
    }

    private static Tick tick(Random random) {
        return new Tick(
                random.nextBoolean() ? "AAPL" : "BTC/USD",
                random.nextLong(Tick.MAX_TIME + 1),
                new Decimal(1 + random.nextLong(999_999_999_999_999_999L), random.nextInt(13)),
                random.nextBoolean() ? new Decimal(random.nextLong(1_000_000), random.nextInt(13)) : null,
                random.nextBoolean() ? Side.values()[random.nextInt(2)] : null,
                random.nextBoolean() ? "t-" + random.nextInt() : null,
                random.nextBoolean() ? "file" : null,
                random.nextBoolean() ? "USD" : null);
    }

    /** One place changed, put in, taken out, or everything after it. */
    private static byte[] mutated(byte[] json, Random random) {
        StringBuilder text = new StringBuilder(new String(json, StandardCharsets.UTF_8));
        if (text.isEmpty()) {
            return json;
        }
        int at = random.nextInt(text.length());
        char piece = PIECES.charAt(random.nextInt(PIECES.length()));
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, piece);
            case 1 -> text.insert(at, piece);
            case 2 -> text.deleteCharAt(at);
            case 3 -> text.setLength(at);
            default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
