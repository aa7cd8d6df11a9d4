package io.stockpipeline.bench.harness.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is built of the project.
 *
 * @param home the project's folder
 */
public record Installation(Path home) {
    private static final String METER = "bench/meter";

    /** The Java that runs everything: the harness's own. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The jar of a module, if it is built. */
    public Optional<Path> jar(String module) {
        Path target = home.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("stockpipeline-.*\\.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path of a module that is built. */
    String classPath(String module) {
        return required(module) + ":" + home.resolve(module).resolve("target/lib") + "/*";
    }

    /** The agent that measures. */
    Path meter() {
        return required(METER);
    }

    /** Options without which a module's frameworks do not run, from its file {@code jvm.options}. */
    List<String> options(String module) throws IOException {
        Path file = home.resolve(module).resolve("jvm.options");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .flatMap(line -> Arrays.stream(line.split("\\s+")))
                        .filter(option -> !option.isEmpty())
                        .toList()
                : List.of();
    }

    private Path required(String module) {
        return jar(module).orElseThrow(() -> new IllegalStateException(module + " is not built"));
    }
}
