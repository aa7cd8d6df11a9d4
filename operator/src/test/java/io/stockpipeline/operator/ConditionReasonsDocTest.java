package io.stockpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.operator.kafka.KafkaProblem;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.topics.TopicsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page on troubleshooting names every reason that a condition or an Event may have, and none that there is not. Those
 * that stand in the code as texts are found where they are given: at a finding, at an Event, at a trouble of a pod.
 */
class ConditionReasonsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "kubernetes-troubleshooting.md");
    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern GIVEN = Pattern.compile("(?:Finding\\s*\\.(?:good|waiting|failed)\\(\\s*"
            + "|new PodTrouble\\(\\s*wrongInput \\? "
            + "|(?<=wrongInput \\? \"WrongInput\" : )"
            + "|\\.(?:normal|warning)\\(\\s*resource,\\s*"
            + "|Condition\\.TRUE,\\s*)\"([A-Za-z]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[A-Z][A-Za-z]+`(?:, )?)+) \\|");
    private static final Pattern WORD = Pattern.compile("`([A-Za-z]+)`");

    /** What Kubernetes says of a pod, of which the page has the usual ones. */
    private static final Set<String> OF_KUBERNETES = Set.of(
            "CrashLoopBackOff",
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "CreateContainerConfigError",
            "Unschedulable");

    @Test
    void shouldExplainEveryReasonAndNoOther() throws IOException {
        Set<String> reasons = given();
        assertThat(reasons)
                .as("found in the code")
                .contains("Running", "InvalidSpec", "Contested", "WrongInput", "Applied", "TopicsLeftBehind");
        names(reasons, TopicsReport.Reason.values());
        names(reasons, KafkaProblem.Reason.values());
        names(reasons, Phase.values());
        names(reasons, ConditionType.values());
        reasons.addAll(OF_KUBERNETES);
        assertThat(explained()).isEqualTo(reasons);
    }

    private static void names(Set<String> reasons, Enum<?>... values) {
        Arrays.stream(values).map(Enum::name).forEach(reasons::add);
    }

    private static Set<String> given() throws IOException {
        Set<String> reasons = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                reasons.addAll(found(GIVEN, Files.readString(file)));
            }
        }
        return reasons;
    }

    /** The words at the beginning of a table's rows. */
    private static Set<String> explained() throws IOException {
        Set<String> words = new TreeSet<>();
        found(ROW, Files.readString(PAGE)).forEach(cell -> words.addAll(found(WORD, cell)));
        return words;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
