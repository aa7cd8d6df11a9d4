package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarCodecTest {
    private final BarCodec codec = new BarCodec();

    @Test
    void writesTheFieldsInTheContractsOrder() {
        Bar bar = bar();

        assertThat(new String(codec.encode(bar), StandardCharsets.UTF_8))
                .isEqualTo("{\"symbol\":\"AAPL\",\"interval\":\"1m\",\"start\":60000,\"end\":120000,"
                        + "\"open\":189.1,\"high\":190,\"low\":188.05,\"close\":189.1,\"openTime\":60001,"
                        + "\"closeTime\":119000,\"volume\":1700,\"count\":12,\"vwap\":189.10000000,\"final\":true}");
    }

    @Test
    void writesFinalAlwaysAndEarlyWhenItHolds() {
        Bar bar = bar();
        bar.vwap.clear();
        bar.isFinal = false;
        bar.early = true;

        assertThat(new String(codec.encode(bar), StandardCharsets.UTF_8))
                .endsWith("\"count\":12,\"final\":false,\"early\":true}");
    }

    @Test
    void keysABarByWhatItIs() {
        assertThat(new String(codec.key(bar()), StandardCharsets.UTF_8)).isEqualTo("AAPL|1m|60000");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> codec.decode("{\"symbol\":\"A\",\"start\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("interval: missing");
    }

    private static Bar bar() {
        Bar bar = new Bar();
        bar.symbol = "AAPL";
        bar.interval = "1m";
        bar.start = 60_000;
        bar.end = 120_000;
        bar.open.set(18910, 2);
        bar.high.set(19000, 2);
        bar.low.set(18805, 2);
        bar.close.set(18910, 2);
        bar.openTime = 60_001;
        bar.closeTime = 119_000;
        bar.volume.set(17000, 1);
        bar.count = 12;
        bar.vwap.set(18910000000L, 8);
        bar.isFinal = true;
        return bar;
    }
}
