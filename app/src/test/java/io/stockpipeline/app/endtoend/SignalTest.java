package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM end a run in order: soon, with a summary, and with the shell's own exit code for the signal. */
class SignalTest {
    private static final Duration START = Duration.ofMinutes(1);
    /** Five seconds are promised; a busy machine gets a few more. */
    private static final int STOP_SECONDS = 10;

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void shouldEndInOrderOnSigterm() throws Exception {
        assertEndsInOrder("TERM", 143);
    }

    @Test
    void shouldEndInOrderOnCtrlC() throws Exception {
        assertEndsInOrder("INT", 130);
    }

    private void assertEndsInOrder(String signal, int exitCode) throws Exception {
        RunProcess run = new RunProcess(folder);
        process = run.start(new Runs(folder)
                .write("symbols: [AAPL]\nsource: { synthetic: { rate: 20 } }\nwindows: [{ size: 1m }]\n"));
        // The first averages have come: everything runs.
        Awaitility.await().atMost(START).until(() -> run.printed().contains(" price "));

        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(run.printed()).containsPattern("(?m)^accepted +[1-9]").containsPattern("(?m)^ticks/s +[0-9]");
        assertThat(folder.resolve("data/local.test/kafka/log/.kafka_cleanshutdown"))
                .exists();
    }
}
