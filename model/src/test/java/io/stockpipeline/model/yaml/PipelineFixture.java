package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file under {@code pipelines/}. An invalid one begins with its faults, one a line:
 * {@code # expect: spec.windows[0].advance: a Hopping window needs advance (for example 1s)}.
 *
 * @param expected the faults, in their order; none of a valid file
 */
public record PipelineFixture(Path file, List<String> expected) {
    static final String EXPECT = "# expect: ";
    /** Where the files lie, seen from the folder of a module. */
    public static final Path FOLDER = Path.of("..", "model", "src", "test", "resources", "pipelines");

    /** The files that {@code validate} takes. */
    public static Stream<PipelineFixture> valid() {
        return in("valid");
    }

    /** The files that it refuses. */
    public static Stream<PipelineFixture> invalid() {
        return in("invalid");
    }

    private static Stream<PipelineFixture> in(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> new PipelineFixture(file, expectedOf(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> expectedOf(Path file) {
        return lines(file)
                .takeWhile(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
    }

    /** Some files are no UTF-8 on purpose; the expectations are. */
    static Stream<String> lines(Path file) {
        try {
            return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\n", -1))
                    .map(line -> line.startsWith(EXPECT)
                            ? new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                            : line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resource as kubectl would send it; empty when the file is no YAML of one mapping, so that nothing is sent. */
    public Optional<ObjectNode> tree() {
        try {
            String text = Utf8Text.withoutMark(Utf8Text.of(Files.readAllBytes(file)));
            return Optional.of(YamlDocument.parse(text).tree());
        } catch (YamlFaultException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
