package io.stockpipeline.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConstantRecordTest {
    @Test
    void shouldHaveEightHundredBytesAndNameTheTick() {
        ConstantRecord constant = new ConstantRecord();
        for (String symbol : new String[] {"A", "S499", "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456"}) {
            byte[] record = constant.about(new Tick(symbol, 17, new Decimal(1, 0), null, null, null, null, null));

            assertThat(record).hasSize(ConstantRecord.BYTES);
            assertThat(new String(record, StandardCharsets.UTF_8))
                    .startsWith("{\"symbol\":\"" + symbol + "\",\"time\":17,\"constant\":\".")
                    .endsWith(".\"}");
        }
    }
}
