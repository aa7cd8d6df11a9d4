package io.stockpipeline.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Figure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sums and quotients are held to {@link BigInteger} and {@link BigDecimal}. */
class ExactSumTest {
    private static final long DIGITS_18 = 999_999_999_999_999_999L;

    @Property
    void shouldAddAsBigIntegersDo(
            @ForAll @Size(max = 30) List<Long> plain,
            @ForAll @Size(max = 30) List<@LongRange(min = -DIGITS_18, max = DIGITS_18) Long> factors,
            @ForAll @IntRange(max = 18) int exponent) {
        ExactSum sum = new ExactSum();
        BigInteger expected = BigInteger.ZERO;
        for (long value : plain) {
            sum.add(value);
            expected = expected.add(BigInteger.valueOf(value));
        }
        for (long factor : factors) {
            sum.addProduct(factor, factor);
            sum.addScaled(factor, exponent);
            sum.addProductScaled(factor, -7, exponent);
            BigInteger big = BigInteger.valueOf(factor);
            BigInteger power = BigInteger.TEN.pow(exponent);
            expected = expected.add(big.multiply(big))
                    .add(big.multiply(power))
                    .subtract(big.multiply(BigInteger.valueOf(7)).multiply(power));
        }

        assertThat(sum.toBigInteger()).isEqualTo(expected);
    }

    @Property
    void shouldComeBackToWhatItWasWhenEverythingIsTakenAway(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = DIGITS_18) Long> terms) {
        ExactSum sum = new ExactSum();
        for (long term : terms) {
            sum.addProduct(term, term);
            sum.addScaled(term, 18);
        }
        for (long term : terms) {
            sum.subtractProduct(term, term);
            sum.subtractScaled(term, 18);
        }

        assertThat(sum.isZero()).isTrue();
        assertThat(sum.fitsLong()).isTrue();
    }

    @Test
    void shouldNotOverflowInSilence() {
        ExactSum sum = new ExactSum();
        BigInteger term = BigInteger.valueOf(Long.MAX_VALUE).pow(2);

        for (int i = 0; i < 1000; i++) {
            sum.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
        }

        assertThat(sum.toBigInteger()).isEqualTo(term.multiply(BigInteger.valueOf(1000)));
    }

    @Property
    void shouldRoundAMeanHalfToEven(
            @ForAll @LongRange(min = 1, max = DIGITS_18) long price,
            @ForAll @LongRange(min = 1, max = 100_000) long count,
            @ForAll @IntRange(max = 12) int scale,
            @ForAll boolean wide) {
        ExactSum sum = new ExactSum();
        sum.addScaled(price, wide ? 12 : 0);
        Figure mean = new Figure();

        Quotients.mean(sum, count, scale, mean);

        assertThat(mean.toBigDecimal())
                .isEqualTo(new BigDecimal(sum.toBigInteger(), scale)
                        .divide(BigDecimal.valueOf(count), scale + 6, RoundingMode.HALF_EVEN));
    }

    @Property
    void shouldRoundADeviationHalfToEven(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long average,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long previous) {
        Figure deviation = new Figure();

        Quotients.deviation(figure(average), figure(previous), deviation);

        assertThat(deviation.toBigDecimal())
                .isEqualTo(new BigDecimal(BigInteger.valueOf(average)
                                .subtract(BigInteger.valueOf(previous))
                                .abs())
                        .divide(BigDecimal.valueOf(previous), 9, RoundingMode.HALF_EVEN));
    }

    @Property
    void shouldCompareProductsAsBigIntegersDo(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long a,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long b,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long c,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long d) {
        assertThat(Products.compare(a, b, c, d))
                .isEqualTo(Products.compare(
                        BigInteger.valueOf(a), BigInteger.valueOf(b), BigInteger.valueOf(c), BigInteger.valueOf(d)));
        assertThat(Products.compare(a, b, b, a)).isZero();
    }

    private static Figure figure(long unscaled) {
        Figure figure = new Figure();
        figure.set(unscaled, 8);
        return figure;
    }
}
