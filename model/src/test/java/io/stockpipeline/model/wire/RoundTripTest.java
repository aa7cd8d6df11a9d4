package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Figure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What a codec writes it reads back. */
@Domain(WireArbitraries.class)
class RoundTripTest {
    private final TickCodec ticks = new TickCodec();
    private final AveragesCodec averages = new AveragesCodec();
    private final BarCodec bars = new BarCodec();
    private final AlarmCodec alarms = new AlarmCodec();

    @Property
    void aTickIsReadBackAsItWas(@ForAll Tick tick) throws UnusableRecordException {
        assertThat(ticks.decode(ticks.encode(tick))).isEqualTo(tick);
    }

    @Property
    void anAlarmIsReadBackAsItWas(@ForAll Alarm alarm) throws UnusableRecordException {
        assertThat(alarms.decode(alarms.encode(alarm))).isEqualTo(alarm);
    }

    @Property
    void averagesAreReadBackAsTheyWere(@ForAll Averages record) throws UnusableRecordException {
        byte[] json = averages.encode(record);

        Averages read = averages.decode(json);

        assertThat(text(averages.encode(read))).isEqualTo(text(json));
        assertThat(read.symbol).isEqualTo(record.symbol);
        assertThat(read.time).isEqualTo(record.time);
        assertThat(read.tick).isEqualTo(record.tick);
        assertThat(read.late).isEqualTo(record.late);
        assertThat(read.isFinal).isEqualTo(record.isFinal);
        assertThat(read.early).isEqualTo(record.early);
        assertThat(read.size()).isEqualTo(record.size());
        for (int i = 0; i < read.size(); i++) {
            assertSame(read.get(i), record.get(i));
        }
    }

    private static void assertSame(WindowAverage read, WindowAverage written) {
        assertThat(read.window).isEqualTo(written.window);
        assertThat(read.start).isEqualTo(written.start);
        assertThat(read.end).isEqualTo(written.end);
        assertThat(read.average).hasToString(written.average.toString());
        assertThat(read.previous).hasToString(written.previous.toString());
        assertThat(read.deviation).hasToString(written.deviation.toString());
        assertThat(read.count).isEqualTo(written.count);
        assertSameValue(read.min, written.min);
        assertSameValue(read.max, written.max);
        assertSameValue(read.volume, written.volume);
        assertThat(read.vwap).hasToString(written.vwap.toString());
        assertThat(read.complete).isEqualTo(written.complete);
    }

    @Property
    void aBarIsReadBackAsItWas(@ForAll Bar bar) throws UnusableRecordException {
        byte[] json = bars.encode(bar);

        Bar read = bars.decode(json);

        assertThat(text(bars.encode(read))).isEqualTo(text(json));
        assertThat(text(bars.key(read))).isEqualTo(text(bars.key(bar)));
        assertSameValue(read.open, bar.open);
        assertSameValue(read.high, bar.high);
        assertSameValue(read.low, bar.low);
        assertSameValue(read.close, bar.close);
        assertSameValue(read.volume, bar.volume);
        assertThat(read.vwap).hasToString(bar.vwap.toString());
        assertThat(read.isFinal).isEqualTo(bar.isFinal);
        assertThat(read.early).isEqualTo(bar.early);
    }

    private static void assertSameValue(Figure read, Figure written) {
        BigDecimal expected = written.toBigDecimal();
        if (expected == null) {
            assertThat(read.isPresent()).isFalse();
        } else {
            assertThat(read.toBigDecimal()).isEqualByComparingTo(expected);
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
