package io.stockpipeline.bench.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputCountTest {
    private final OutputCount expected = OutputCount.of(3, 900, 1_000, 40);

    @Test
    void shouldAllowForWhatIsOnItsWayAndForTransactions() {
        assertThat(expected.fault(2_700)).isEmpty();
        assertThat(expected.fault(3_040)).isEmpty();
    }

    @Test
    void shouldFindWhatWasLostOrDoubled() {
        assertThat(expected.fault(2_699)).isPresent();
        assertThat(expected.fault(3_041)).isPresent();
    }
}
