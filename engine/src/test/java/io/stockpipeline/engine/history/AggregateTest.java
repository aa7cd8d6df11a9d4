package io.stockpipeline.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums stay exact while they outgrow their fields, whatever is added, taken away and rescaled. */
class AggregateTest {
    private static final int STEPS = 2_000;
    private static final int PRICE_SCALE = 4;
    private static final int SIZE_SCALE = 2;

    private record Term(long price, int priceScale, long size, int sizeScale) {
        BigDecimal priceValue() {
            return BigDecimal.valueOf(price, priceScale);
        }

        BigDecimal sizeValue() {
            return BigDecimal.valueOf(size, sizeScale);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9, 12, 15, 18})
    void equalsTheSumOfWhatIsInIt(int digits) {
        Random random = new Random(digits);
        Scales scales = new Scales(PRICE_SCALE, SIZE_SCALE);
        Aggregate aggregate = new Aggregate(scales, Aggregate.Detail.SQUARES);
        Deque<Term> terms = new ArrayDeque<>();
        for (int i = 0; i < STEPS; i++) {
            if (terms.size() > 20 && random.nextInt(3) > 0) {
                Term gone = terms.removeFirst();
                aggregate.remove(gone.price, gone.priceScale, gone.size, gone.sizeScale);
            } else {
                Term term = term(random, digits);
                terms.addLast(term);
                aggregate.add(term.price, term.priceScale, term.size, term.sizeScale);
            }
            if (i % 97 == 0) {
                aggregate = restored(aggregate, scales);
            }
            assertSums(aggregate, scales, terms);
        }
        aggregate.rescale(8, 10);
        scales.grow(PRICE_SCALE + 8, SIZE_SCALE + 10);
        assertSums(aggregate, scales, terms);
    }

    private static Term term(Random random, int digits) {
        long most = BigInteger.TEN.pow(1 + random.nextInt(digits)).longValue();
        long size = random.nextInt(4) == 0 ? 0 : random.nextLong(most);
        return new Term(
                1 + random.nextLong(most),
                random.nextInt(PRICE_SCALE + 1),
                size,
                size == 0 ? 0 : random.nextInt(SIZE_SCALE + 1));
    }

    private static Aggregate restored(Aggregate aggregate, Scales scales) {
        StateWriter out = new StateWriter();
        aggregate.store(out);
        Aggregate restored = new Aggregate(scales, Aggregate.Detail.SQUARES);
        restored.restore(new StateReader(out.toByteArray()));
        return restored;
    }

    private static void assertSums(Aggregate aggregate, Scales scales, Deque<Term> terms) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (Term term : terms) {
            sum = sum.add(term.priceValue());
            volume = volume.add(term.sizeValue());
            notional = notional.add(term.priceValue().multiply(term.sizeValue()));
            squares = squares.add(term.priceValue().pow(2));
        }
        assertThat(aggregate.count()).isEqualTo(terms.size());
        assertThat(new BigDecimal(aggregate.sum().toBigInteger(), scales.price()))
                .isEqualByComparingTo(sum);
        assertThat(new BigDecimal(aggregate.volume().toBigInteger(), scales.size()))
                .isEqualByComparingTo(volume);
        assertThat(new BigDecimal(aggregate.squares().toBigInteger(), 2 * scales.price()))
                .isEqualByComparingTo(squares);
        Figure mean = new Figure();
        aggregate.mean(mean);
        assertThat(mean.toBigDecimal())
                .isEqualTo(sum.divide(BigDecimal.valueOf(terms.size()), scales.price() + 6, RoundingMode.HALF_EVEN));
        Figure weighted = new Figure();
        aggregate.volumeWeighted(weighted);
        assertThat(weighted.toBigDecimal())
                .isEqualTo(
                        volume.signum() == 0
                                ? null
                                : notional.divide(volume, scales.price() + 6, RoundingMode.HALF_EVEN));
    }
}
