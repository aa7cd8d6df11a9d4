package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.spec.Severity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AlarmCodecTest {
    private final AlarmCodec codec = new AlarmCodec();

    @Test
    void writesTheFieldsInTheContractsOrder() {
        Alarm alarm = new Alarm(
                "a1",
                "e1",
                "5m",
                Alarm.Type.Deviation,
                Severity.Warning,
                Alarm.State.Firing,
                "AAPL",
                1716578401123L,
                new BigDecimal("189.10"),
                "5m",
                new BigDecimal("189.05000000"),
                new BigDecimal("188.00000000"),
                new BigDecimal("187.5"),
                new BigDecimal("3.20"),
                new BigDecimal("0.005585106"),
                "0.5%",
                Alarm.Direction.Up);

        assertThat(new String(codec.encode(alarm), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"a1\",\"episode\":\"e1\",\"alarm\":\"5m\",\"type\":\"Deviation\","
                        + "\"severity\":\"Warning\",\"state\":\"Firing\",\"symbol\":\"AAPL\",\"time\":1716578401123,"
                        + "\"price\":189.10,\"window\":\"5m\",\"average\":189.05000000,\"previous\":188.00000000,"
                        + "\"reference\":187.5,\"value\":3.20,\"deviation\":0.005585106,\"tolerance\":\"0.5%\","
                        + "\"direction\":\"Up\"}");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> codec.decode("{\"id\":\"a\",\"episode\":null}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("episode: missing");
    }
}
