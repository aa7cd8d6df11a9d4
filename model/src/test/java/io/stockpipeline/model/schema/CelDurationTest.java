package io.stockpipeline.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import io.stockpipeline.model.spec.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Durations in CEL. An API server's CEL is written in Go and takes {@code getMilliseconds} for the whole duration
 * ({@code time.Duration.Milliseconds()} in cel-go); CEL for Java, which asks the rules in this build, takes it for what is
 * left beside the seconds. The rules must mean the same to both.
 */
class CelDurationTest {
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .addVar("d", SimpleType.STRING)
            .addCompilerLibraries(CelExtensions.strings())
            .addRuntimeLibraries(CelExtensions.strings())
            .build();
    private static final String OF_JAVA = "duration(d).getMilliseconds()";
    /** What Go makes of the same words. */
    private static final String OF_GO = "(duration(d).getSeconds() * 1000 + duration(d).getMilliseconds())";

    @Test
    void shouldDifferBetweenGoAndJava() throws Exception {
        assertThat(millis(OF_JAVA, "1m1ms")).isEqualTo(1);
        assertThat(millis(OF_GO, "1m1ms")).isEqualTo(60_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1ms",
                "999ms",
                "1000ms",
                "1500ms",
                "9999999999ms",
                "1s",
                "1s1ms",
                "90s",
                "5m",
                "1h30m",
                "1h30m15s250ms",
                "24h",
                "99999h",
                "1d",
                "366d",
                "99999d"
            })
    void shouldComeToTheSameInTheRules(String duration) throws Exception {
        long millis = Span.of(duration).millis();
        String rule = CelText.millis("d");

        assertThat(millis(rule, duration)).isEqualTo(millis);
        assertThat(millis(rule.replace(OF_JAVA, OF_GO), duration)).isEqualTo(millis);
    }

    private static long millis(String rule, String duration) throws Exception {
        return (long) CEL.createProgram(CEL.compile(rule).getAst()).eval(Map.of("d", duration));
    }
}
