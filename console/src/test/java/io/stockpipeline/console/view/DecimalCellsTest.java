package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalCellsTest {
    private static final int CELLS = 5;

    @Test
    void shouldAddUpExactlyWhateverTheDigits() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            DecimalCells cells = new DecimalCells(CELLS);
            BigDecimal[] expected = new BigDecimal[CELLS];
            int digits = 1 + random.nextInt(18);
            for (int step = 0; step < 60; step++) {
                int cell = random.nextInt(CELLS);
                if (random.nextInt(10) == 0) {
                    cells.clear(cell);
                    expected[cell] = null;
                    continue;
                }
                long unscaled = random.nextLong() % (long) Math.pow(10, digits);
                int scale = random.nextInt(13);
                BigDecimal value = BigDecimal.valueOf(unscaled, scale);
                if (random.nextBoolean()) {
                    cells.add(cell, unscaled, scale);
                } else {
                    cells.add(cell, value);
                }
                expected[cell] = expected[cell] == null ? value : expected[cell].add(value);
            }
            for (int cell = 0; cell < CELLS; cell++) {
                BigDecimal found = cells.get(cell);
                if (expected[cell] == null) {
                    assertThat(found).as("seed " + seed).isNull();
                    assertThat(cells.getOrZero(cell)).isZero();
                } else {
                    assertThat(found).as("seed " + seed).isEqualByComparingTo(expected[cell]);
                }
            }
        }
    }
}
