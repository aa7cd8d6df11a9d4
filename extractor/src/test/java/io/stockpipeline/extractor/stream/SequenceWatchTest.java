package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceWatchTest {
    private final SequenceWatch watch = new SequenceWatch();

    @Test
    void shouldCountWhatIsMissingOfEachSymbol() {
        assertMissed("A", 10, 0);
        assertMissed("B", 500, 0);
        assertMissed("A", 11, 0);
        assertMissed("A", 14, 2);
        assertMissed("B", 501, 0);
    }

    @Test
    void shouldNotCountARepeatOrWhatComesLate() {
        assertMissed("A", 10, 0);
        assertMissed("A", 13, 2);
        assertMissed("A", 13, 0);
        assertMissed("A", 11, 0);
        assertMissed("A", 14, 0);
    }

    @Test
    void shouldCountALongAbsence() {
        assertMissed("A", 10, 0);
        assertMissed("A", 1_000_010, 999_999);
        // No more than a late one.
        assertMissed("A", 10, 0);
        assertMissed("A", 1_000_012, 1);
    }

    @Test
    void shouldTakeALeapForANewBeginning() {
        assertMissed("A", 10, 0);
        assertMissed("A", 1_000_011, 0);
        assertMissed("A", 1_000_013, 1);
        assertMissed("A", 5, 0);
        assertMissed("A", 8, 2);
    }

    @Test
    void shouldSurviveAbsurdNumbers() {
        assertMissed("A", 10, 0);
        assertMissed("A", Long.MAX_VALUE, 0);
        assertMissed("A", 11, 0);
        assertMissed("A", 13, 1);
        assertMissed("A", Long.MIN_VALUE, 0);
        assertMissed("A", Long.MAX_VALUE, 0);
        assertMissed("A", Long.MIN_VALUE, 0);
        assertMissed("A", Long.MIN_VALUE + 3, 2);
    }

    private void assertMissed(String symbol, long number, long missed) {
        assertThat(watch.missedBefore(symbol, number)).isEqualTo(missed);
    }
}
