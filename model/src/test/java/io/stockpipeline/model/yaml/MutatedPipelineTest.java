package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a field, its author is told of it: no rule stumbles, and what the table lets pass fits the records. */
class MutatedPipelineTest {
    private static final int MUTANTS = 300;

    static Stream<PipelineFixture> valid() {
        return PipelineFixture.valid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldAcceptOrNameTheFaultsOfWhateverStandsInAField(PipelineFixture fixture) {
        ObjectNode original = fixture.tree().orElseThrow();
        for (long seed = 0; seed < MUTANTS; seed++) {
            ObjectNode mutant = PipelineMutation.of(original, seed);
            try {
                assertThat(PipelineFile.of(mutant)).isNotNull();
            } catch (InvalidPipelineException e) {
                assertThat(e.faults())
                        .isNotEmpty()
                        .allMatch(fault -> !fault.message().contains("\n"));
            } catch (RuntimeException e) {
                fail("seed " + seed + " of " + fixture + ": " + mutant, e);
            }
        }
    }
}
