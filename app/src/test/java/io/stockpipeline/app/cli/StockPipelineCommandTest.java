package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockPipelineCommandTest {
    static Stream<String> commands() {
        return StockPipelineCommand.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String command) {
        CommandRun help = CommandRun.of(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: stockpipeline " + command).contains("  stockpipeline " + command);
    }

    @Test
    void tellsItsVersion() {
        CommandRun version = CommandRun.of("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.outLines()).singleElement().asString().matches("stockpipeline \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void namesAnUnknownOptionInOneLine() {
        CommandRun run = CommandRun.of("partitions", "--tarket", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("stockpipeline partitions: ")
                .endsWith("(see stockpipeline partitions --help)");
    }

    @Test
    void asksForACommandWhenThereIsNone() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("stockpipeline: missing command (see stockpipeline --help)");
    }
}
