package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations are read off {@code resolve.go} of goyaml v2. */
class KubectlScalarTest {
    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    void shouldTakeTheWordForTrue(String word) {
        assertThat(KubectlScalar.resolve(word)).isEqualTo((Object) BooleanNode.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void shouldTakeTheWordForFalse(String word) {
        assertThat(KubectlScalar.resolve(word)).isEqualTo((Object) BooleanNode.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void shouldTakeTheWordForNull(String word) {
        assertThat(KubectlScalar.resolve(word).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+12, 12",
        "7203, 7203",
        "1_000, 1000",
        "1__0_, 10",
        "0x1F, 31",
        "-0X1f, -31",
        "0b101, 5",
        "0o17, 15",
        "017, 15",
        "0_17, 15",
        "08, 8",
        "20.0, 20",
        "1e3, 1000",
        "1., 1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "18446744073709551615, 18446744073709551615"
    })
    void shouldTakeTheWordForAWholeNumber(String word, String number) {
        JsonNode value = KubectlScalar.resolve(word);
        assertThat(value.isIntegralNumber()).isTrue();
        assertThat(value.asText()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", ".5, 0.5", "-1.5e-3, -0.0015", "1_0.5, 10.5", "18446744073709551616, 18446744073709551616"})
    void shouldTakeTheWordForADecimalNumber(String word, double number) {
        JsonNode value = KubectlScalar.resolve(word);
        assertThat(value.isFloatingPointNumber()).isTrue();
        assertThat(value.doubleValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAPL",
                "nO",
                "yES",
                "tRUE",
                "nULL",
                "oN",
                "09:30",
                "9:30:15",
                "2024-01-01",
                "2024-01-01T00:00:00Z",
                "0x",
                "0xG",
                "0b2",
                "1e",
                "1e999",
                "-",
                "+",
                ".",
                "._5",
                "_1",
                "5m",
                "0.5%",
                "1,000",
                "1.2.3",
                "NaN",
                "inf",
                "0x1p3",
                "٣"
            })
    void shouldLeaveTheWordAsText(String word) {
        assertThat(KubectlScalar.resolve(word)).isEqualTo((Object) TextNode.valueOf(word));
    }

    @Test
    void shouldKnowInfinityAndNotANumber() {
        assertThat(KubectlScalar.resolve("-.inf").doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(KubectlScalar.resolve(".NaN").doubleValue()).isNaN();
    }
}
