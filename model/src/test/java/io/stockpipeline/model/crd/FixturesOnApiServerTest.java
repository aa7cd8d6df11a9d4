package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.crd.Complaint.Kind;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.model.yaml.PipelineFixture;
import io.stockpipeline.model.yaml.PipelineMutation;
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
 *   <li>The server may name the mapping in place of the field in three cases: the field is gone before it looks (a source
 *       left empty is dropped), a rule ends in an error (a time zone that does not exist), or a label is no text.
 *   <li>The server says nothing that {@code validate} does not say too, at that path, above it or below it, but for one
 *       thing: a text that does not match its pattern or a number out of bounds does not keep it from asking the rules,
 *       and those that read the value go wrong as well, where {@code validate} leaves it at the first.
 * </ul>
 */
class FixturesOnApiServerTest {
    private static final ApiServer SERVER = ApiServer.withCrd();
    private static final int MUTANTS = 40;

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
        assertSamePlaces(ours, SERVER.create(tree), fixture.toString());
    }

    /** Also of files that nobody would think of: the verdicts, as several faults at once may hide each other. */
    @ParameterizedTest
    @MethodSource("valid")
    void shouldAgreeWithValidateOnMutants(PipelineFixture fixture) {
        ObjectNode original = fixture.tree().orElseThrow();
        for (long seed = 0; seed < MUTANTS; seed++) {
            ObjectNode mutant = PipelineMutation.of(original, seed);
            List<String> ours = paths(mutant);
            List<Complaint> theirs = SERVER.create(mutant.deepCopy());
            assertThat(theirs.isEmpty())
                    .as("seed %d: %s, validate: %s, server: %s", seed, mutant, ours, theirs)
                    .isEqualTo(ours.isEmpty());
        }
    }

    private static void assertSamePlaces(List<String> ours, List<Complaint> theirs, String what) {
        assertThat(theirs).as("%s is taken by the server", what).isNotEmpty();
        assertThat(theirs)
                .as("%s: among these the first of validate, which is %s", what, ours.get(0))
                .anyMatch(complaint -> complaint.path().equals(ours.get(0))
                        || (namesTheMapping(complaint) && isAtOrAbove(complaint.path(), ours.get(0))));
        if (theirs.stream().anyMatch(complaint -> complaint.kind() == Kind.VALUE)) {
            return;
        }
        assertThat(theirs)
                .as("%s: all of these at, above or below %s", what, ours)
                .allMatch(complaint -> ours.stream()
                        .anyMatch(path -> isAtOrAbove(complaint.path(), path) || isAtOrAbove(path, complaint.path())));
    }

    private static boolean namesTheMapping(Complaint complaint) {
        return switch (complaint.kind()) {
            case DECODING -> complaint.path().equals("metadata.labels");
            case RULE ->
                complaint.path().equals("spec.source") || complaint.message().contains("evaluating rule");
            case GRAVE, VALUE -> false;
        };
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
