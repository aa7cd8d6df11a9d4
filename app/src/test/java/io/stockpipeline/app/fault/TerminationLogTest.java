package io.stockpipeline.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationLogTest {
    @TempDir
    Path folder;

    @Test
    void shouldLeaveTheLastWords() throws Exception {
        Path file = Files.writeString(folder.resolve("termination-log"), "older and longer words");

        new TerminationLog(file).write("the source is gone");

        assertThat(file).hasContent("the source is gone\n");
    }

    @Test
    void shouldStayWithinWhatKubernetesShows() throws Exception {
        Path file = Files.createFile(folder.resolve("termination-log"));

        new TerminationLog(file).write("€".repeat(5_000));

        assertThat(Files.size(file)).isLessThanOrEqualTo(4096);
    }

    @Test
    void shouldWriteNothingOutsideAContainer() {
        Path file = folder.resolve("termination-log");

        new TerminationLog(file).write("words");

        assertThat(file).doesNotExist();
    }
}
