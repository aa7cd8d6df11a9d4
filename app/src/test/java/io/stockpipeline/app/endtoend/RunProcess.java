package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code run} in a process of its own, which can be killed; its data and its output lie in the test's folder. */
final class RunProcess {
    private final Path folder;

    RunProcess(Path folder) {
        this.folder = folder;
    }

    Process start(Path file, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "run",
                file.toString(),
                "--data-dir",
                folder.resolve("data").toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
    }

    /** Everything that its processes have printed. */
    String printed() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return folder.resolve("output.txt");
    }
}
