package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TickCodecTest {
    private final TickCodec codec = new TickCodec();

    @Test
    void writesTheFieldsInTheContractsOrderAndThePriceWithItsDecimals() {
        Tick tick = new Tick(
                "AAPL", 1716578401123L, Decimal.of("189.10"), Decimal.of("100"), Side.Buy, "8271", "finnhub", "USD");

        assertThat(text(codec.encode(tick)))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1716578401123,\"price\":189.10,\"size\":100,"
                        + "\"side\":\"Buy\",\"id\":\"8271\",\"source\":\"finnhub\",\"currency\":\"USD\"}");
    }

    @Test
    void leavesAbsentFieldsOut() {
        Tick tick = new Tick("BTC/USD", 0, Decimal.of("0.000000000001"), null, null, null, null, null);

        assertThat(text(codec.encode(tick))).isEqualTo("{\"symbol\":\"BTC/USD\",\"time\":0,\"price\":0.000000000001}");
    }

    @Test
    void readsTheFieldsInAnyOrderPassesOverUnknownOnesAndTakesNullForAbsent() throws UnusableRecordException {
        String json =
                " {\"extra\":{\"a\":[{\"b\":[1,2,{}]}],\"time\":\"no\"},\"id\":8271,\"price\":1.5e2,\"size\":null,"
                        + "\"side\":null,\"x\":NaN,\"x\":1,\"source\":null,\"currency\":null,\"time\":7,\"symbol\":\"^GSPC\"}\n ";

        assertThat(codec.decode(bytes(json)))
                .isEqualTo(new Tick("^GSPC", 7, Decimal.of("150"), null, null, "8271", null, null));
    }

    @Test
    void passesOverDeepNesting() throws UnusableRecordException {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        Tick tick = codec.decode(bytes("{\"deep\":" + deep + ",\"symbol\":\"A\",\"time\":1,\"price\":1}"));

        assertThat(tick.symbol()).isEqualTo("A");
    }

    @Test
    void keepsDigitsThatADoubleWouldLose() throws UnusableRecordException {
        Tick tick = codec.decode(bytes("{\"symbol\":\"A\",\"time\":1,\"price\":123456.789012345678,\"size\":0.00}"));

        assertThat(tick.price()).isEqualTo(new Decimal(123456789012345678L, 12));
        assertThat(tick.size()).isEqualTo(new Decimal(0, 2));
    }

    @Test
    void sharesTheStringsThatComeBack() throws UnusableRecordException {
        byte[] json = bytes("{\"symbol\":\"AAPL\",\"time\":1,\"price\":1,\"source\":\"kraken\",\"currency\":\"USD\"}");

        Tick first = codec.decode(json);
        Tick second = codec.decode(json);

        assertThat(second.symbol()).isSameAs(first.symbol());
        assertThat(second.source()).isSameAs(first.source());
        assertThat(second.currency()).isSameAs(first.currency());
    }

    @Test
    void tellsSymbolsApartThatShareASlot() throws UnusableRecordException {
        for (int i = 0; i < 100_000; i++) {
            String symbol = "S" + i;
            assertThat(codec.decode(bytes("{\"symbol\":\"" + symbol + "\",\"time\":1,\"price\":1}"))
                            .symbol())
                    .isEqualTo(symbol);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
