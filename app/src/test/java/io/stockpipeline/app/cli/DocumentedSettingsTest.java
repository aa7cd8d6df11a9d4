package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page on operations names every setting of the commands that run as pods, and none that there is not. */
class DocumentedSettingsTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern VARIABLE = Pattern.compile("STOCKPIPELINE_[A-Z_]+");
    private static final List<String> COMMANDS = List.of("extractor", "processor", "console", "wait-for", "self-test");
    private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");
    /** Read elsewhere than at an option. */
    private static final Set<String> NO_OPTION_S = Set.of(
            "STOCKPIPELINE_DEBUG",
            "STOCKPIPELINE_YAHOO_URL",
            "STOCKPIPELINE_FINNHUB_KEY",
            "STOCKPIPELINE_ALPACA_KEY",
            "STOCKPIPELINE_ALPACA_SECRET");

    static List<String> commands() {
        return COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameEveryOption(String command) throws IOException {
        String page = Files.readString(PAGE);

        assertThat(subcommand(command).getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .filter(option -> !OF_EVERY_COMMAND.contains(option)))
                .allSatisfy(option -> assertThat(page).contains("`" + option));
    }

    @Test
    void shouldNameEveryVariableOfTheRolesAndNoOther() throws IOException {
        Set<String> read = COMMANDS.stream()
                .map(command -> subcommand(command).getUsageMessage(CommandLine.Help.Ansi.OFF))
                .flatMap(DocumentedSettingsTest::variables)
                .collect(Collectors.toCollection(TreeSet::new));
        read.addAll(NO_OPTION_S);

        Set<String> named = variables(section("## The roles")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(read);
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n" + heading + "\n");
        assertThat(begin).isPositive();
        return page.substring(begin, page.indexOf("\n## ", begin + heading.length()));
    }

    private static Stream<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group);
    }

    private static CommandLine subcommand(String name) {
        return StockPipelineCommand.commandLine().getSubcommands().get(name);
    }
}
