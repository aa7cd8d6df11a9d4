package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.Main;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        int killed = 0;
        for (int i = 0; killed < times; i++) {
            assertThat(i).as("lives of which too few were cut short").isLessThan(MOST_LIVES);
            Process process = start(file);
            long life = SHORTEST_LIFE_MS + (long) (random.nextDouble() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
            if (process.waitFor(life, TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).as("%s", output()).isZero();
            } else {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        Process last = start(file);
        assertThat(last.waitFor(LAST_RUN_MINUTES, TimeUnit.MINUTES))
                .as("%s", output())
                .isTrue();
        assertThat(last.exitValue()).as("%s", output()).isZero();
    }

    private Process start(Path file) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                java,
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                "run",
                file.toString(),
                "--quiet",
                "--exit-when-done",
                "--data-dir",
                folder.resolve("data").toString());
        File log = folder.resolve("output.txt").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private String output() throws Exception {
        return Files.readString(folder.resolve("output.txt"));
    }
}
