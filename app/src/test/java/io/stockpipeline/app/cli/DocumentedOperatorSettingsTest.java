package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.operator.settings.OperatorSettings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page on operations names every setting of the operator, and none that there is not. */
class DocumentedOperatorSettingsTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern VARIABLE = Pattern.compile("STOCKPIPELINE_[A-Z_]+");

    @Test
    void shouldNameEveryVariableAndNoOther() throws IOException, IllegalAccessException {
        Set<String> read = new TreeSet<>(variables(usage()));
        for (Field constant : OperatorSettings.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers())
                    && constant.get(null) instanceof String name
                    && VARIABLE.matcher(name).matches()) {
                read.add(name);
            }
        }

        assertThat(variables(section())).isEqualTo(read);
    }

    @Test
    void shouldNameEveryOption() throws IOException {
        String section = section();
        assertThat(
                        StockPipelineCommand.commandLine()
                                .getSubcommands()
                                .get("operator")
                                .getCommandSpec()
                                .options()
                                .stream()
                                .map(CommandLine.Model.OptionSpec::longestName)
                                .filter(option -> !Set.of("--help", "--version").contains(option)))
                .allSatisfy(option -> assertThat(section).contains("`" + option));
    }

    /** Its example sets a variable that the settings name too. */
    private static String usage() {
        return StockPipelineCommand.commandLine()
                .getSubcommands()
                .get("operator")
                .getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static String section() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n## The operator\n");
        assertThat(begin).isPositive();
        return page.substring(begin, page.indexOf("\n## ", begin + 1));
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
