package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes {@code docs/reference.md} from the table: a section for each {@link ReferenceSection}, in it a row for each field
 * and a line for each rule between fields.
 */
final class ReferencePage {
    private static final String TEMPLATE = "template";

    private final Schema schema;
    private final Map<ReferenceSection, List<String>> rows = new LinkedHashMap<>();

    private ReferencePage(Schema schema) {
        this.schema = schema;
        for (ReferenceSection section : ReferenceSection.ALL) {
            rows.put(section, new ArrayList<>());
        }
    }

    /** The whole page. */
    static String of(Schema schema) {
        return new ReferencePage(schema).write();
    }

    private String write() {
        fields("", schema.resource());
        fields(TEMPLATE, PodTable.STRUCT);
        StringBuilder page = new StringBuilder(ReferenceSection.PREFACE);
        rows.forEach((section, lines) -> {
            page.append("\n## ").append(section.title()).append("\n\n").append(section.note());
            page.append("\n| field | type | default | what it is | example |\n| --- | --- | --- | --- | --- |\n");
            lines.forEach(line -> page.append(line).append('\n'));
            List<String> rules = rules(section);
            if (!rules.isEmpty()) {
                page.append("\nRules:\n\n");
                rules.forEach(rule -> page.append("- ").append(rule).append('\n'));
            }
        });
        page.append(ReferenceStatus.section());
        forms(page);
        return page.toString();
    }

    private void fields(String above, Struct struct) {
        for (Field field : struct.fields().values()) {
            String path = above.isEmpty() ? field.name() : above + "." + field.name();
            List<String> lines = rows.get(ReferenceSection.ofField(path));
            if (lines == null) {
                throw new IllegalStateException("no section for " + path);
            }
            lines.add("| `" + path + "` | " + type(field.type()) + " | " + byDefault(field) + " | "
                    + cell(field.description()) + " | " + code(ReferenceExamples.of(path, field)) + " |");
            if (field.type() == PodTable.STRUCT) {
                continue;
            }
            if (field.type() instanceof Struct inner) {
                fields(path, inner);
            } else if (field.type() instanceof ListOf list && list.entry() instanceof Struct inner) {
                fields(path + "[]", inner);
            }
        }
    }

    private List<String> rules(ReferenceSection section) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : schema.rules()) {
            String path = rule.at().isEmpty() || rule.field().isEmpty()
                    ? rule.at() + rule.field()
                    : rule.at() + "." + rule.field();
            if (ReferenceSection.ofRule(path).equals(section)) {
                lines.add("`" + path + "`: " + cell(rule.message()));
            }
        }
        for (Transition transition : schema.transitions()) {
            String path = transition.at() + "." + transition.field();
            if (ReferenceSection.ofRule(path).equals(section)) {
                lines.add("`" + path + "`, *at a change*: " + cell(transition.message()));
            }
        }
        return lines;
    }

    private static String byDefault(Field field) {
        JsonNode value = field.byDefault();
        if (field.required()) {
            return "**required**";
        }
        if (value == null) {
            return "absent";
        }
        return value.isObject() ? "see its fields" : code(plain(value));
    }

    /** A default as its author would write it. */
    static String plain(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", ", "[", "]"))
                : value.asText();
    }

    private static String type(FieldType type) {
        if (type instanceof Text text) {
            return form(text.form());
        } else if (type instanceof DurationText duration) {
            return duration.zero() ? "duration or 0s" : "duration";
        } else if (type instanceof IntOrText either) {
            return "whole number or text: " + form(either.form());
        } else if (type instanceof Whole whole) {
            return "whole number" + range(whole);
        } else if (type instanceof DecimalNumber number) {
            return "number, " + (number.aboveMin() ? "above " : "") + figure(number.min())
                    + (number.aboveMin() ? ", at most " : " to ") + figure(number.max());
        } else if (type instanceof Choice choice) {
            return choice.values().stream().map(ReferencePage::code).collect(Collectors.joining(" or "));
        } else if (type instanceof ListOf list) {
            return "list of " + list.min() + " to " + list.max() + (list.set() ? " different: " : ": ")
                    + type(list.entry());
        } else if (type instanceof MapOf map) {
            return map.keys().isEmpty()
                    ? "mapping, at most " + map.max() + " entries: " + type(map.values())
                    : "mapping of "
                            + map.keys().stream().map(ReferencePage::code).collect(Collectors.joining(", ")) + ": "
                            + type(map.values());
        } else if (type instanceof Struct struct) {
            return struct.alternatives()
                    ? "mapping: exactly one field"
                    : struct.fields().isEmpty() ? "`{}`" : "mapping";
        }
        return type instanceof Flag ? "`true` or `false`" : "mapping, as Kubernetes has it";
    }

    private static String range(Whole whole) {
        if (whole.min() == Long.MIN_VALUE) {
            return "";
        }
        return whole.max() == Long.MAX_VALUE ? " from " + whole.min() : ", " + whole.min() + " to " + whole.max();
    }

    private static String figure(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }

    private static String form(Form form) {
        String noun = form.noun().replaceFirst("^(a|an|the) ", "");
        boolean tellsNoLength = form.pattern() == null
                || form.noun().equals("text")
                || form.noun().contains("Kubernetes");
        return tellsNoLength ? noun + ", at most " + form.maxLength() + " characters" : noun;
    }

    private void forms(StringBuilder page) {
        Map<String, String> mends = new LinkedHashMap<>();
        mends.put("duration", DurationText.POSITIVE.mend() + "; units add up, days stand alone");
        collectForms(schema.resource(), mends);
        page.append("\n## How texts are written\n\n| type | how |\n| --- | --- |\n");
        mends.forEach((noun, mend) ->
                page.append("| ").append(noun).append(" | ").append(cell(mend)).append(" |\n"));
    }

    private static void collectForms(FieldType type, Map<String, String> mends) {
        if (type instanceof Struct struct) {
            struct.fields().values().forEach(field -> collectForms(field.type(), mends));
        } else if (type instanceof ListOf list) {
            collectForms(list.entry(), mends);
        } else if (type instanceof MapOf map) {
            collectForms(map.values(), mends);
        } else if (type instanceof Text text) {
            add(text.form(), mends);
        } else if (type instanceof IntOrText either) {
            add(either.form(), mends);
        }
    }

    private static void add(Form form, Map<String, String> mends) {
        if (form.pattern() != null && !form.noun().equals("text")) {
            mends.putIfAbsent(form(form), form.mend());
        }
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
