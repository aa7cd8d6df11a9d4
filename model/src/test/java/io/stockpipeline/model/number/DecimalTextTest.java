package io.stockpipeline.model.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @Property(tries = 20_000)
    void readsWhatBigDecimalReadsWithinTheLimitsAndNothingElse(@ForAll("numbers") String text) {
        Optional<Decimal> expected = byBigDecimal(text);

        if (expected.isPresent()) {
            assertThat(DecimalText.parse(text)).isEqualTo(expected.get());
        } else {
            assertThatThrownBy(() -> DecimalText.parse(text)).isInstanceOf(NumberFormatException.class);
        }
    }

    @Property(tries = 5_000)
    void readsAPartOfABufferLikeAText(@ForAll("numbers") String text) {
        char[] buffer = ("12" + text + "34").toCharArray();

        Optional<Decimal> expected = byBigDecimal(text);

        if (expected.isPresent()) {
            assertThat(DecimalText.parse(buffer, 2, text.length())).isEqualTo(expected.get());
        } else {
            assertThatThrownBy(() -> DecimalText.parse(buffer, 2, text.length()))
                    .isInstanceOf(NumberFormatException.class);
        }
    }

    @Property
    void readsBackWhatADecimalPrints(@ForAll("decimals") Decimal decimal) {
        assertThat(Decimal.of(decimal.toString())).isEqualTo(decimal);
    }

    @Property
    void ordersByValue(@ForAll("decimals") Decimal left, @ForAll("decimals") Decimal right) {
        assertThat(Integer.signum(left.compareTo(right)))
                .isEqualTo(left.toBigDecimal().compareTo(right.toBigDecimal()));
    }

    @ParameterizedTest
    @CsvSource({
        "189.10, 18910, 2",
        "-0.5, -5, 1",
        "+7, 7, 0",
        ".5, 5, 1",
        "5., 5, 0",
        "007, 7, 0",
        "0.00, 0, 2",
        "-0, 0, 0",
        "1.5e3, 1500, 0",
        "1.50e1, 150, 1",
        "15E-3, 15, 3",
        "0e999999999, 0, 0",
        "999999999999999999, 999999999999999999, 0",
        "0.000000000001, 1, 12",
        "1.000000000000000000000, 1000000000000, 12",
        "123456.78901234567800000, 123456789012345678, 12",
    })
    void keepsTheDigitsAsWritten(String text, long unscaled, int scale) {
        assertThat(DecimalText.parse(text)).isEqualTo(new Decimal(unscaled, scale));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e5x", "1 ", " 1", "1,5", "1.2.3", "0x1", "NaN", "٣", "1e٣"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> DecimalText.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage('"' + text + "\" is not a number");
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123456789, has more than 18 significant digits",
        "1000000000000000000, has more than 18 significant digits",
        "1e18, has more than 18 significant digits",
        "0.0000000000001, has more than 12 decimals",
        "1e9999999999, is not within 18 digits and 12 decimals",
    })
    void saysWhichLimitIsBroken(String text, String fault) {
        assertThatThrownBy(() -> DecimalText.parse(text)).hasMessage('"' + text + "\" " + fault);
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 100_000})
    void quotesOnlyTheBeginningOfALongText(int length) {
        assertThatThrownBy(() -> DecimalText.parse("9".repeat(length)))
                .hasMessage('"' + "9".repeat(40) + "…\" has more than 18 significant digits");
    }

    /** The rule, said with the library's own decimals: drop the zeros that do not fit, then hold the limits. */
    private static Optional<Decimal> byBigDecimal(String text) {
        BigDecimal value = new BigDecimal(text);
        while (value.scale() > 0
                && (value.scale() > Decimal.MAX_SCALE || value.precision() > Decimal.MAX_DIGITS)
                && value.unscaledValue().mod(java.math.BigInteger.TEN).signum() == 0) {
            value = value.setScale(value.scale() - 1);
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        boolean fits = value.scale() <= Decimal.MAX_SCALE && value.precision() <= Decimal.MAX_DIGITS;
        return fits
                ? Optional.of(new Decimal(value.unscaledValue().longValueExact(), value.scale()))
                : Optional.empty();
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> sign = Arbitraries.of("", "-", "+");
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> zeros = Arbitraries.of("", "", "0", "000", "00000000000000000000");
        Arbitrary<String> fraction = Combinators.combine(digits, zeros).as((some, none) -> "." + some + none);
        Arbitrary<String> fractionOrNone = Arbitraries.oneOf(Arbitraries.of("", "."), fraction);
        Arbitrary<String> exponent = Arbitraries.oneOf(
                Arbitraries.just(""), Arbitraries.integers().between(-40, 40).map(e -> "e" + e));
        return Combinators.combine(sign, zeros, digits, zeros, fractionOrNone, exponent)
                .as((s, before, d, after, f, e) -> s + before + d + after + f + e);
    }

    @Provide
    Arbitrary<Decimal> decimals() {
        return Combinators.combine(
                        Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L),
                        Arbitraries.integers().between(0, Decimal.MAX_SCALE))
                .as(Decimal::new);
    }
}
