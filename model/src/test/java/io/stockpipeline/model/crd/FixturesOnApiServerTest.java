package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.model.yaml.PipelineFixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds {@code validate} and an API server with the generated CRD to the same verdicts on the files under
 * {@code pipelines/}.
 *
 * <p>The rule of comparison, the same for every file:
 *
 * <ul>
 *   <li>A file that is no YAML of one mapping is never sent: there is nothing to compare.
 *   <li>An API server goes by stages - unknown fields, then the schema, then rules - and within a stage in no order, as it
 *       walks maps of Go. So there is no first complaint to compare; what {@code validate} says first must be among what
 *       the server says.
 *   <li>The server may name the mapping in place of the field: where the field is gone before it looks (a source left
 *       empty is dropped) or where a rule ends in an error (a time zone that does not exist).
 *   <li>The server says nothing that {@code validate} does not say too, at that path, above it or below it. The other way
 *       round it may be silent: a grave fault keeps it from asking the rules.
 * </ul>
 */
class FixturesOnApiServerTest {
    private static final ApiServer SERVER = ApiServer.withCrd();

    static Stream<PipelineFixture> valid() {
        return PipelineFixture.valid();
    }

    static Stream<PipelineFixture> invalid() {
        return PipelineFixture.invalid().filter(fixture -> fixture.tree().isPresent());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldTakeWhatValidateTakes(PipelineFixture fixture) {
        assertThat(SERVER.create(fixture.tree().orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldRefuseWhatValidateRefusesAndNameTheSamePlaces(PipelineFixture fixture) {
        ObjectNode tree = fixture.tree().orElseThrow();
        List<String> ours = paths(tree);
        List<Complaint> theirs = SERVER.create(tree);

        assertThat(theirs).as("taken by the server").isNotEmpty();
        assertThat(theirs)
                .as("first of validate: %s", ours)
                .anyMatch(complaint -> isAtOrAbove(complaint.path(), ours.get(0)));
        assertThat(theirs)
                .as("in the end: %s", ours)
                .allMatch(complaint -> ours.stream()
                        .anyMatch(path -> isAtOrAbove(complaint.path(), path) || isAtOrAbove(path, complaint.path())));
    }

    private static List<String> paths(ObjectNode tree) {
        try {
            PipelineFile.of(tree);
            return List.of();
        } catch (InvalidPipelineException e) {
            return e.faults().stream().map(fault -> fault.path()).toList();
        }
    }

    private static boolean isAtOrAbove(String path, String other) {
        return Optional.of(other)
                .filter(text -> text.startsWith(path))
                .map(text -> text.substring(path.length()))
                .filter(rest -> path.isEmpty() || rest.isEmpty() || rest.startsWith(".") || rest.startsWith("["))
                .isPresent();
    }
}
