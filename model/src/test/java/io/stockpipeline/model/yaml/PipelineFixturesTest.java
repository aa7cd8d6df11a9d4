package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockpipeline.model.schema.Fault;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the reader against the files under {@code pipelines/}. An invalid file begins with its faults, one a line:
 * {@code # expect: spec.windows[0].advance: a Hopping window needs advance (for example 1s)}. After a deliberate change
 * of words, {@code mvn -pl model test -Dtest=PipelineFixturesTest -DrewriteFixtures=true} writes these lines anew; read
 * the difference before committing it.
 */
class PipelineFixturesTest {
    private static final String EXPECT = "# expect: ";

    static Stream<Path> valid() throws IOException, URISyntaxException {
        return files("valid");
    }

    static Stream<Path> invalid() throws IOException, URISyntaxException {
        return files("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldReadTheValidFile(Path file) throws Exception {
        assertThat(PipelineFile.read(file)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldNameEveryFaultOfTheInvalidFile(Path file) throws IOException {
        InvalidPipelineException thrown =
                catchThrowableOfType(InvalidPipelineException.class, () -> PipelineFile.read(file));

        assertThat(thrown).as("%s is taken for valid", file.getFileName()).isNotNull();
        List<String> found = thrown.faults().stream().map(Fault::toString).toList();
        if (Boolean.getBoolean("rewriteFixtures")) {
            rewrite(file, found);
        }
        assertThat(found).isEqualTo(expected(file));
    }

    private static List<String> expected(Path file) throws IOException {
        return lines(file)
                .takeWhile(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
    }

    private static void rewrite(Path file, List<String> faults) throws IOException {
        String body = lines(file).dropWhile(line -> line.startsWith(EXPECT)).collect(Collectors.joining("\n"));
        String head = faults.stream().map(fault -> EXPECT + fault + "\n").collect(Collectors.joining());
        Path source = Path.of("src/test/resources/pipelines/invalid").resolve(file.getFileName());
        Files.write(source, latin(head).concat(body).getBytes(StandardCharsets.ISO_8859_1));
        Files.copy(source, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Some files are no UTF-8 on purpose; the expectations are. */
    private static Stream<String> lines(Path file) throws IOException {
        return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\n", -1))
                .map(line -> line.startsWith(EXPECT)
                        ? new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        : line);
    }

    private static Stream<Path> files(String folder) throws IOException, URISyntaxException {
        Path directory = Path.of(
                PipelineFixturesTest.class.getResource("/pipelines/" + folder).toURI());
        return Files.list(directory)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }
}
