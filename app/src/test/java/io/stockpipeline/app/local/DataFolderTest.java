package io.stockpipeline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.fault.WrongInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path base;

    @Test
    void isOnePipelinesAlone() {
        try (DataFolder tech = DataFolder.open(base, "local.tech");
                DataFolder coins = DataFolder.open(base, "local.coins")) {
            assertThat(tech.kafka()).isEqualTo(base.resolve("local.tech/kafka"));
            assertThat(coins.state()).isEqualTo(base.resolve("local.coins/state"));
        }
    }

    @Test
    void refusesASecondRunAndNamesTheFirst() {
        try (DataFolder first = DataFolder.open(base, "local.tech")) {
            assertThat(first.logFile()).hasFileName("stockpipeline.log");
            assertThatThrownBy(() -> DataFolder.open(base, "local.tech"))
                    .isInstanceOf(WrongInputException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid() + ": stop it")
                    .hasMessageContaining("--data-dir");
        }
    }

    @Test
    void isFreeAgainAfterwards() {
        DataFolder.open(base, "local.tech").close();

        assertThatCode(() -> DataFolder.open(base, "local.tech").close()).doesNotThrowAnyException();
    }

    @Test
    void saysThatItCannotBeWritten() throws Exception {
        Path file = Files.writeString(base.resolve("file"), "in the way");

        assertThatThrownBy(() -> DataFolder.open(file, "local.tech"))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("cannot write to " + file.resolve("local.tech"))
                .hasMessageEndingWith("choose another folder with --data-dir");
    }
}
