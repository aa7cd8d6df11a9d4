package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockpipeline.model.schema.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the reader against the files under {@code pipelines/}. After a deliberate change of words,
 * {@code mvn -pl model test -Dtest=PipelineFixturesTest -DrewriteFixtures=true} writes what the invalid ones expect anew;
 * read the difference before committing it.
 */
class PipelineFixturesTest {
    static Stream<PipelineFixture> valid() {
        return PipelineFixture.valid();
    }

    static Stream<PipelineFixture> invalid() {
        return PipelineFixture.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldReadTheValidFile(PipelineFixture fixture) throws Exception {
        assertThat(PipelineFile.read(fixture.file())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldNameEveryFaultOfTheInvalidFile(PipelineFixture fixture) throws IOException {
        InvalidPipelineException thrown =
                catchThrowableOfType(InvalidPipelineException.class, () -> PipelineFile.read(fixture.file()));

        assertThat(thrown).as("%s is taken for valid", fixture).isNotNull();
        List<String> found = thrown.faults().stream().map(Fault::toString).toList();
        if (Boolean.getBoolean("rewriteFixtures")) {
            rewrite(fixture, found);
        } else {
            assertThat(found).isEqualTo(fixture.expected());
        }
    }

    @Test
    void shouldBeMany() {
        assertThat(PipelineFixture.valid()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(PipelineFixture.invalid()).hasSizeGreaterThanOrEqualTo(100);
    }

    private static void rewrite(PipelineFixture fixture, List<String> faults) throws IOException {
        String body = PipelineFixture.lines(fixture.file())
                .dropWhile(line -> line.startsWith(PipelineFixture.EXPECT))
                .collect(Collectors.joining("\n"));
        String head = faults.stream()
                .map(fault -> PipelineFixture.EXPECT + fault + "\n")
                .collect(Collectors.joining());
        Files.write(fixture.file(), latin(head).concat(body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
