package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.model.number.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private final JsonBytes out = new JsonBytes(1);

    @Property(tries = 5_000)
    void writesEveryWholeNumber(@ForAll long number) {
        out.clear();
        out.putNumber(number);
        assertThat(out).hasToString(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, -1, -10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesTheEdges(long number) {
        out.putNumber(number);
        assertThat(out).hasToString(Long.toString(number));
    }

    @Property(tries = 5_000)
    void writesAllDecimalsOfANumber(@ForAll long unscaled, @ForAll @IntRange(min = 0, max = 30) int scale) {
        out.clear();
        out.putDecimal(unscaled, scale);
        assertThat(out).hasToString(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    @Property(tries = 5_000)
    void writesFiguresOfAnySize(@ForAll BigInteger unscaled, @ForAll @IntRange(min = 0, max = 30) int scale) {
        Figure figure = new Figure();
        figure.set(unscaled, scale);
        out.clear();
        out.putFigure(figure);
        assertThat(out).hasToString(new BigDecimal(unscaled, scale).toPlainString());
    }

    @Property(tries = 5_000)
    void trimsTheZerosOfAFractionAndNoOthers(
            @ForAll long digits,
            @ForAll @IntRange(min = 0, max = 12) int zeros,
            @ForAll @IntRange(min = 0, max = 12) int scale) {
        BigInteger unscaled = BigInteger.valueOf(digits).multiply(BigInteger.TEN.pow(zeros));
        Figure figure = new Figure();
        figure.set(unscaled, scale);

        out.clear();
        out.putTrimmed(figure);

        BigDecimal value = new BigDecimal(unscaled, scale);
        assertThat(new BigDecimal(out.toString())).isEqualByComparingTo(value);
        assertThat(out.toString()).doesNotMatch(".*\\..*0").doesNotEndWith(".");
    }

    @Property(tries = 5_000)
    void writesBigDecimalsPlain(@ForAll BigDecimal value) {
        out.clear();
        out.putDecimal(value);
        assertThat(out).hasToString(value.toPlainString());
    }

    @Property(tries = 5_000)
    void escapesEveryText(@ForAll String text) throws IOException {
        out.clear();
        out.putString(text);
        assertThat(new ObjectMapper().readValue(out.toBytes(), String.class)).isEqualTo(text);
    }

    @Test
    void writesTextBeyondAsciiAsUtf8AndLonelySurrogatesAsEscapes() {
        out.putString("é€😀\ud83d\u0001\"\\\n");
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo("\"é€😀\\ud83d\\u0001\\\"\\\\\\n\"");
    }

    @Test
    void handsOverWhatWasWrittenAndBeginsAgain() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        out.put(JsonLiteral.of("[1,"));
        out.putBoolean(true);
        out.put(']');
        out.writeTo(stream);
        assertThat(stream).hasToString("[1,true]");
        assertThat(out.size()).isEqualTo(8);

        out.clear();
        assertThat(out.toBytes()).isEmpty();
    }
}
