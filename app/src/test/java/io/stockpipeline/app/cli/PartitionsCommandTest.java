package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionsCommandTest {
    @Test
    void printsTheNumberAndTheFormula() {
        CommandRun run =
                CommandRun.of("partitions", "--target", "200000", "--producer", "50000", "--consumer", "40000");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        "5",
                        "the greater of target/producer = 200000/50000 and target/consumer = 200000/40000, rounded up");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesAThroughputOfNothing() {
        CommandRun run = CommandRun.of("partitions", "--target", "200000", "--producer", "0", "--consumer", "40000");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("stockpipeline partitions: --producer must be above zero, not 0");
    }
}
