package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.StockPipeline;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed as {@code kill -9} does, at random moments: while it starts, reads, restores or ends; and started
 * again. A reader of committed records must not be able to tell.
 */
class CrashTest {
    private static final int TICKS = 120_000;
    private static final long SHORTEST_LIFE_MS = 500;
    private static final long LONGEST_LIFE_MS = 7_000;
    private static final String[] OPTIONS = {"--quiet", "--exit-when-done"};
    private static final int MOST_LIVES = 50;
    private static final long LAST_RUN_MINUTES = 5;

    @TempDir
    Path folder;

    @Test
    void shouldLoseAndDoubleNothingExactlyOnce() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(1).writePipeline(2, "ExactlyOnce");

        killAgainAndAgain(file, 10);

        committed(file).shouldEqual(Topics.ofBacktest(file, folder));
    }

    @Test
    void shouldLoseNothingAtLeastOnce() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(2).writePipeline(2, "AtLeastOnce");

        killAgainAndAgain(file, 5);

        committed(file).shouldHoldAllOf(Topics.ofBacktest(file, folder));
    }

    private Topics committed(Path file) {
        StockPipeline pipeline = Workload.read(file);
        return Topics.committed(
                pipeline,
                folder.resolve("data").resolve(pipeline.qualifiedName()).resolve("kafka"));
    }

    /** So many processes are killed while they live; some of the others may come to their end before. */
    private void killAgainAndAgain(Path file, int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("lives are drawn from seed " + seed);
        Random random = new Random(seed);
        RunProcess run = new RunProcess(folder);
        int killed = 0;
        for (int i = 0; killed < times; i++) {
            assertThat(i).as("lives of which too few were cut short").isLessThan(MOST_LIVES);
            Process process = run.start(file, OPTIONS);
            long life = SHORTEST_LIFE_MS + (long) (random.nextDouble() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
            if (process.waitFor(life, TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).as("%s", run.printed()).isZero();
            } else {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        Process last = run.start(file, OPTIONS);
        assertThat(last.waitFor(LAST_RUN_MINUTES, TimeUnit.MINUTES))
                .as("%s", run.printed())
                .isTrue();
        assertThat(last.exitValue()).as("%s", run.printed()).isZero();
    }
}
