package io.stockpipeline.console.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.notify.Alarms;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmWordsTest {
    private final AlarmWords words = new AlarmWords("local.tech", ZoneId.of("America/New_York"));

    @Test
    void shouldSayHowAnAverageMoved() {
        AlarmText text = words.of(Alarms.deviation("a1"));

        assertThat(text.title()).isEqualTo("WARNING AAPL: average 5m up 0.5556%");
        assertThat(text.lines())
                .containsExactly(
                        "The average 5m of AAPL went up 0.5556%, from 189 to 190.05 (tolerance 0.5%).",
                        "Price 190.1 at 2024-05-24 14:00:01 EDT (18:00:01 UTC).",
                        "Look at chart, news and open orders before you trade on it.",
                        "Pipeline local.tech, alarm 5m, severity Warning.");
    }

    @Test
    void shouldSayWhatAPriceIsComparedWith() {
        AlarmText text = words.of(Alarms.firing("e1"));

        assertThat(text.title()).isEqualTo("CRITICAL MSFT: down 5% from the previous close");
        assertThat(text.what()).isEqualTo("MSFT is down 5% from the previous close of 400 (threshold 5%).");
    }

    @Test
    void shouldSayHowOddABarIs() {
        Alarm odd = odd(Alarm.State.Firing, new BigDecimal("0.996094"));

        assertThat(words.of(odd).title()).isEqualTo("WARNING AAPL: a bar odder than 99.61% of those before it");
        assertThat(words.of(odd).what())
                .isEqualTo(
                        "In move, range, volume and number of trades together the last bar of AAPL is clearly odder than"
                                + " 99.61% of those before it (threshold 0.99).");
        assertThat(words.of(odd(Alarm.State.Resolved, null)).what())
                .isEqualTo("The bars of AAPL are like those before them again.");
    }

    private static Alarm odd(Alarm.State state, @Nullable BigDecimal share) {
        return new Alarm(
                "a1",
                "e1",
                "odd",
                Alarm.Type.Anomaly,
                Severity.Warning,
                state,
                "AAPL",
                Alarms.TIME.toEpochMilli(),
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                share,
                null,
                "0.99",
                null);
    }

    @Test
    void shouldSayThatAnAlarmIsOver() {
        AlarmText text = words.of(Alarms.resolved("e1"));

        assertThat(text.title()).isEqualTo("RESOLVED MSFT: big-move is over");
        assertThat(text.advice()).startsWith("Nothing to do");
    }

    @Test
    void shouldTellUtcOnlyWhereThereIsNoOtherTime() {
        assertThat(new AlarmWords("local.tech", ZoneOffset.UTC)
                        .of(Alarms.firing("e1"))
                        .when())
                .isEqualTo("Price 380 at 2024-05-24 18:00:01 UTC.");
    }

    @Test
    void shouldTellBothDaysWhereTheyDiffer() {
        assertThat(new AlarmWords("local.tech", ZoneId.of("Asia/Tokyo"))
                        .of(Alarms.firing("e1"))
                        .when())
                .isEqualTo("Price 380 at 2024-05-25 03:00:01 JST (2024-05-24 18:00:01 UTC).");
    }

    @ParameterizedTest
    @CsvSource({
        "0.000052899,0.00529%",
        "0.000000001,0.0000001%",
        "0.123456789,12.35%",
        "0.100000000,10%",
        "1.500000000,150%",
        "12.345678912,1235%",
        "0.005000000,0.5%"
    })
    void shouldRoundPercentagesToFourDigits(BigDecimal deviation, String expected) {
        assertThat(words.of(alarm(Alarm.Type.PriceMove, Alarm.State.Firing, deviation))
                        .title())
                .isEqualTo("INFO AAPL: up " + expected + " from the previous close");
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveWordsForEveryTypeWhateverIsAbsent(Alarm.Type type) {
        for (Alarm.State state : Alarm.State.values()) {
            AlarmText text = words.of(alarm(type, state, null));

            assertThat(text.title()).contains("AAPL: ").doesNotContain("null");
            assertThat(text.lines()).noneMatch(line -> line.contains("null"));
        }
    }

    private static Alarm alarm(Alarm.Type type, Alarm.State state, @Nullable BigDecimal deviation) {
        return new Alarm(
                "a1",
                "e1",
                "x",
                type,
                Severity.Info,
                state,
                "AAPL",
                Alarms.TIME.toEpochMilli(),
                BigDecimal.ONE,
                "15m",
                null,
                null,
                null,
                null,
                deviation,
                null,
                Alarm.Direction.Up);
    }
}
