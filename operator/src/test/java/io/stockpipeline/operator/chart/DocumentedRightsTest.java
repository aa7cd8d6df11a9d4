package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on rights lists what the chart gives the operator: no right more, none less. */
class DocumentedRightsTest {
    private static final Path PAGE = Release.ROOT.resolve("docs/kubernetes-rights.md");
    /** API group, resources, verbs, why. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (core|`[a-z0-9.]+`) \\| ((?:`[a-z/]+`(?:, )?)+) \\| ([a-z, ]+) \\| \\S.* \\|$");

    private static final Pattern RESOURCE = Pattern.compile("`([a-z/]+)`");

    @Test
    void shouldListTheRightsOfTheClusterRole() throws IOException {
        assertThat(listed()).isEqualTo(rendered());
    }

    private static Set<String> listed() throws IOException {
        Set<String> rights = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            String group = row.group(1).equals("core") ? "" : row.group(1).replace("`", "");
            Matcher resource = RESOURCE.matcher(row.group(2));
            while (resource.find()) {
                for (String verb : row.group(3).split(", ")) {
                    rights.add(group + "/" + resource.group(1) + " " + verb);
                }
            }
        }
        return rights;
    }

    private static Set<String> rendered() {
        Manifests objects = Release.plain().objects();
        String role =
                objects.only("ClusterRoleBinding").json().at("/roleRef/name").asText();
        Manifest operator = objects.ofKind("ClusterRole")
                .filter(candidate -> candidate.name().equals(role))
                .findFirst()
                .orElseThrow();
        Set<String> rights = new TreeSet<>();
        for (JsonNode rule : operator.json().path("rules")) {
            for (JsonNode group : rule.path("apiGroups")) {
                for (JsonNode resource : rule.path("resources")) {
                    for (JsonNode verb : rule.path("verbs")) {
                        rights.add(group.asText() + "/" + resource.asText() + " " + verb.asText());
                    }
                }
            }
        }
        return rights;
    }
}
