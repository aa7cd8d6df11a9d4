package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Asks every rule at every place it applies to, in the order of the table. */
final class RuleCheck {
    private final Rule rule;
    private final Set<String> reads;
    private final Findings findings;

    private RuleCheck(Rule rule, Findings findings) {
        this.rule = rule;
        this.reads = rule.reads();
        this.findings = findings;
    }

    static void check(List<Rule> rules, JsonNode resource, Findings findings, Findings earlier) {
        for (Rule rule : rules) {
            new RuleCheck(rule, findings).descend(rule.at(), "", resource, earlier);
        }
    }

    private void descend(String rest, String path, JsonNode node, Findings earlier) {
        if (rest.isEmpty()) {
            ask(path, node, earlier);
            return;
        }
        int dot = rest.indexOf('.');
        String step = dot < 0 ? rest : rest.substring(0, dot);
        String next = dot < 0 ? "" : rest.substring(dot + 1);
        boolean each = step.endsWith("[]");
        String name = each ? step.substring(0, step.length() - 2) : step;
        JsonNode child = node.path(name);
        String below = join(path, name);
        if (!each) {
            descend(next, below, child, earlier);
            return;
        }
        for (int i = 0; i < child.size(); i++) {
            descend(next, below + "[" + i + "]", child.path(i), earlier);
        }
    }

    private void ask(String path, JsonNode mapping, Findings earlier) {
        if (!mapping.isObject() || reads.stream().anyMatch(name -> earlier.spoilt(join(path, name)))) {
            return;
        }
        if (!rule.holds().test(mapping)) {
            findings.fault(rule.field().isEmpty() ? path : join(path, rule.field()), rule.messageFor(mapping));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
