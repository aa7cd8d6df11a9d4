package io.stockpipeline.model.yaml;

import io.stockpipeline.model.schema.Fault;
import java.util.Locale;
import java.util.Objects;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in an author's words what the parser says in its own. */
final class YamlComplaint {
    private YamlComplaint() {}

    static YamlFaultException of(YAMLException e, String text) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return YamlFaultException.at(place(marked), words(context(marked), problem(marked)));
        }
        if (e instanceof ReaderException reader) {
            String before = text.substring(0, Math.min(reader.getPosition(), text.length()));
            return YamlFaultException.at(
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    before.length() - before.lastIndexOf('\n'),
                    "the control character U+%04X does not belong in YAML: take it out"
                            .formatted(reader.getCodePoint()));
        }
        return new YamlFaultException(new Fault("", words("", Objects.requireNonNullElse(e.getMessage(), ""))));
    }

    /** What is opened and never closed is missed at the end of the file; it is mended where it begins. */
    private static Mark place(MarkedYAMLException e) {
        boolean unclosed = context(e).contains("quoted scalar") || context(e).contains("flow");
        return unclosed && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
    }

    private static String context(MarkedYAMLException e) {
        return Objects.requireNonNullElse(e.getContext(), "");
    }

    private static String problem(MarkedYAMLException e) {
        return Objects.requireNonNullElse(e.getProblem(), "");
    }

    private static String words(String context, String problem) {
        if (problem.contains("TAB")) {
            return "a tab stands where YAML takes only spaces: indent with spaces";
        }
        if (context.contains("scanning an alias")) {
            return "a bare * means something else in YAML: quote it: \"*\"";
        }
        if (problem.contains("undefined alias")) {
            return "there is no anchor of that name: quote the text if it is meant as it stands";
        }
        if (problem.contains("cannot start any token")) {
            return "a text must not begin with this character: put it in quotation marks";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "this colon is not expected: put a text that holds a colon in quotation marks, or look for a colon that is missing on the line before";
        }
        if (problem.contains("could not find expected ':'")) {
            return "a colon is missing after the field's name (for example size: 5m)";
        }
        if (context.contains("quoted scalar")) {
            return "this quotation mark is never closed";
        }
        if (context.contains("flow")) {
            return "this bracket is never closed, or a comma is missing behind it";
        }
        if (problem.contains("<block end>")) {
            return "this line is indented otherwise than its neighbours: align it with them";
        }
        if (problem.contains("Nesting Depth")) {
            return "the text is nested more than 50 levels deep: no pipeline is";
        }
        if (problem.contains("aliases")) {
            return "too many aliases: write the values out";
        }
        return "is not YAML: " + problem.lines().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
