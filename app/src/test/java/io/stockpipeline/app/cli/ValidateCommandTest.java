package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysThatAGoodFileIsGood() throws Exception {
        Path good = file("good.yaml", "5m");

        CommandRun run = CommandRun.of("validate", good.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly(good + ": ok");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void namesEveryFaultOfEveryFile() throws Exception {
        Path good = file("good.yaml", "5m");
        Path bad = file("bad.yaml", "5 minutes");
        Path missing = folder.resolve("missing.yaml");

        CommandRun run = CommandRun.of("validate", bad.toString(), missing.toString(), good.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.outLines()).containsExactly(good + ": ok");
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0)).startsWith(bad + ": spec.windows[0].size: ");
        assertThat(run.errLines().get(1)).isEqualTo(missing + ": no such file");
    }

    @Test
    void refusesAFolder() {
        CommandRun run = CommandRun.of("validate", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly(folder + ": is a folder, not a file");
    }

    private Path file(String name, String size) throws Exception {
        return Files.writeString(folder.resolve(name), """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: tech
                spec:
                  symbols: [AAPL]
                  source:
                    yahoo: {}
                  windows:
                    - { size: %s, tolerance: 0.5%% }
                """.formatted(size));
    }
}
