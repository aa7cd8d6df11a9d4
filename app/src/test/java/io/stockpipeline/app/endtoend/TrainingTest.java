package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rehearsal of which the image's cache is made, on whatever Java there is: every role works and is stopped in order.
 * In a process of its own, since its end is the end of the JVM.
 */
class TrainingTest {
    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void shouldUseEveryRoleAndEndByItself() throws Exception {
        Path output = folder.resolve("output.txt");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "train",
                        "--data-dir",
                        folder.resolve("training").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();

        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(printed)
                .contains("memory.yaml: ok", "Kafka answers: 1 broker", "topic local.training-disk.ticks is there")
                .containsPattern("(?m)^accepted +10,000$");
        assertThat(printed.lines().filter(line -> line.contains("extractor stopped")))
                .hasSize(2);
        assertThat(printed.lines().filter(line -> line.contains("processor stopped")))
                .hasSize(2);
        assertThat(printed.lines().filter(line -> line.contains("console stopped")))
                .hasSize(2);
    }
}
