package io.stockpipeline.app.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stockpipeline.model.role.PipelineRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row of the table of edits: a pipeline, what somebody changes of it, and what has to come of that, and nothing else.
 *
 * @param name of the pipeline
 * @param before what its spec holds beside the smallest
 * @param changes what is merged into the spec; each {@code path=yaml}
 * @param restarts whose pods are made anew
 * @param written what is written beside the status, {@code *} for a hash
 * @param topics whether settings of topics change
 * @param reason of Ready afterwards
 */
record Edit(
        String name,
        String before,
        List<String> changes,
        Set<PipelineRole> restarts,
        Set<String> written,
        boolean topics,
        String reason) {

    static Edit of(String name) {
        return new Edit(name, "", List.of(), Set.of(), Set.of(), false, "Running");
    }

    /** What the spec holds beforehand, as YAML below {@code spec}. */
    Edit from(String yaml) {
        return new Edit(name, yaml, changes, restarts, written, topics, reason);
    }

    /** Sets a field, for example {@code /processor/replicas} to {@code 2}. */
    Edit set(String path, String yaml) {
        List<String> more = new ArrayList<>(changes);
        more.add(path + "=" + yaml);
        return new Edit(name, before, more, restarts, written, topics, reason);
    }

    /** New pods with new settings: a ConfigMap and the workload. */
    Edit reconfigures(PipelineRole... roles) {
        Edit edit = rolls(roles);
        for (PipelineRole role : roles) {
            edit = edit.writes("apply ConfigMap/" + name + "-" + role.label() + "-*");
        }
        return edit;
    }

    /** New pods. */
    Edit restarts(PipelineRole... roles) {
        Set<PipelineRole> more = EnumSet.noneOf(PipelineRole.class);
        more.addAll(restarts);
        more.addAll(List.of(roles));
        return new Edit(name, before, changes, more, written, topics, reason);
    }

    /** New pods: the workload alone. */
    Edit rolls(PipelineRole... roles) {
        Edit edit = restarts(roles);
        for (PipelineRole role : roles) {
            edit = edit.writes("apply " + (role == PipelineRole.EXTRACTOR ? "StatefulSet" : "Deployment") + "/" + name
                    + "-" + role.label());
        }
        return edit;
    }

    Edit writes(String... targets) {
        Set<String> more = new TreeSet<>(written);
        more.addAll(Arrays.asList(targets));
        return new Edit(name, before, changes, restarts, more, topics, reason);
    }

    Edit altersTopics() {
        return new Edit(name, before, changes, restarts, written, true, reason);
    }

    Edit isThen(String newReason) {
        return new Edit(name, before, changes, restarts, written, topics, newReason);
    }

    /** The StockPipeline as it is beforehand. */
    String yaml() {
        return """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: %s }
                spec:
                """.formatted(name) + spec().indent(2);
    }

    private String spec() {
        try {
            return new YAMLMapper().writeValueAsString(tree()).replace("---\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its spec as it is beforehand. */
    ObjectNode tree() {
        try {
            YAMLMapper yaml = new YAMLMapper();
            ObjectNode spec = (ObjectNode) yaml.readTree("""
                    symbols: [AAPL, MSFT]
                    source: { synthetic: {} }
                    windows: [{ size: 5m, tolerance: 0.5% }]
                    topics: { partitions: 1 }
                    """);
            if (!before.isEmpty()) {
                spec.setAll((ObjectNode) yaml.readTree(before));
            }
            return spec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the change. */
    void change(ObjectNode spec) {
        for (String change : changes) {
            String path = change.substring(0, change.indexOf('='));
            String yaml = change.substring(change.indexOf('=') + 1);
            String parent = path.substring(0, path.lastIndexOf('/'));
            String field = path.substring(path.lastIndexOf('/') + 1);
            try {
                if (!parent.isEmpty() && spec.at(parent) instanceof ArrayNode list) {
                    list.add(new YAMLMapper().readTree(yaml));
                } else if (yaml.isEmpty()) {
                    (parent.isEmpty() ? spec : (ObjectNode) spec.at(parent)).remove(field);
                } else {
                    (parent.isEmpty() ? spec : spec.withObject(parent)).set(field, new YAMLMapper().readTree(yaml));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
