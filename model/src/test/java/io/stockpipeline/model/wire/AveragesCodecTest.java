package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.number.Decimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AveragesCodecTest {
    private final AveragesCodec codec = new AveragesCodec();

    @Test
    void writesTheContractsExample() {
        Averages averages = new Averages();
        averages.reset(
                "AAPL",
                1716578401123L,
                new Tick(
                        "AAPL",
                        1716578401123L,
                        Decimal.of("189.12"),
                        Decimal.of("100"),
                        Side.Buy,
                        "8271",
                        "finnhub",
                        "USD"));
        WindowAverage window = averages.add();
        window.window = "5m";
        window.start = 1716578101123L;
        window.end = 1716578401123L;
        window.average.set(18905000000L, 8);
        window.previous.set(18904000000L, 8);
        window.deviation.set(52899, 9);
        window.count = 17;
        window.min.set(18890, 2);
        window.max.set(18920, 2);
        window.volume.set(1700, 0);
        window.vwap.set(18906000000L, 8);
        window.complete = true;

        assertThat(text(averages))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1716578401123,"
                        + "\"tick\":{\"time\":1716578401123,\"price\":189.12,\"size\":100,\"side\":\"Buy\",\"id\":\"8271\"},"
                        + "\"windows\":[{\"window\":\"5m\",\"start\":1716578101123,\"end\":1716578401123,"
                        + "\"average\":189.05000000,\"previous\":189.04000000,\"deviation\":0.000052899,"
                        + "\"count\":17,\"min\":188.9,\"max\":189.2,\"volume\":1700,\"vwap\":189.06000000,"
                        + "\"complete\":true}]}");
    }

    @Test
    void writesFlagsThatHoldAndLeavesAbsentFiguresOut() {
        Averages averages = new Averages();
        averages.reset("A", 60_000, null);
        averages.late = true;
        averages.isFinal = true;
        averages.early = true;
        WindowAverage window = averages.add();
        window.window = "vwap-1m";
        window.end = 60_000;
        averages.add().window = "b";

        assertThat(text(averages))
                .isEqualTo("{\"symbol\":\"A\",\"time\":60000,\"late\":true,\"final\":true,\"early\":true,\"windows\":["
                        + "{\"window\":\"vwap-1m\",\"start\":0,\"end\":60000,\"count\":0,\"complete\":false},"
                        + "{\"window\":\"b\",\"start\":0,\"end\":0,\"count\":0,\"complete\":false}]}");
    }

    @Test
    void appendsToABufferOfTheCaller() {
        Averages averages = new Averages();
        averages.reset("A", 1, null);
        JsonBytes out = new JsonBytes();
        codec.encode(averages, out);
        out.put('\n');
        codec.encode(averages, out);

        String line = "{\"symbol\":\"A\",\"time\":1,\"windows\":[]}";
        assertThat(out).hasToString(line + "\n" + line);
    }

    @Test
    void passesOverUnknownFieldsAtEveryLevel() throws UnusableRecordException {
        Averages read = codec.decode(("{\"new\":[1],\"windows\":[{\"new\":{\"a\":1},\"window\":\"5m\",\"count\":3}],"
                        + "\"tick\":{\"new\":1,\"time\":5,\"price\":2},\"time\":9,\"symbol\":\"A\"}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(read.tick).isEqualTo(new Tick("A", 5, Decimal.of("2"), null, null, null, null, null));
        assertThat(read.get(0).count).isEqualTo(3);
    }

    @Test
    void namesTheFieldOfAnEntryThatIsWrong() {
        assertThatThrownBy(() -> codec.decode(
                        ("{\"symbol\":\"A\",\"time\":1,\"windows\":[{\"window\":\"5m\"},{\"window\":\"b\",\"average\":\"1\"}]}")
                                .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("windows[1].average: expected a number of plain digits, found the string \"1\"");
        assertThatThrownBy(() ->
                        codec.decode("{\"symbol\":\"A\",\"time\":1,\"windows\":[{\"window\":\"5m\",\"average\":1e9}]}"
                                .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("windows[0].average: expected a number of plain digits, found the number 1e9");
        assertThatThrownBy(() -> codec.decode("{\"symbol\":\"A\",\"time\":1,\"tick\":{\"time\":1},\"windows\":[]}"
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("tick.price: missing");
    }

    private String text(Averages averages) {
        return new String(codec.encode(averages), StandardCharsets.UTF_8);
    }
}
