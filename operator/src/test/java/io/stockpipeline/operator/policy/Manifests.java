package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Objects that are put into a cluster together, so that references between them can be followed. */
public record Manifests(List<Manifest> all) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WITH_TEMPLATE =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

    public Manifests {
        all = List.copyOf(all);
    }

    /** The documents of a YAML text; empty ones are passed over. A key that stands twice is refused. */
    public static Manifests ofYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(1000);
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            if (document != null) {
                manifests.add(new Manifest(JSON.valueToTree(document)));
            }
        }
        return new Manifests(manifests);
    }

    /** Maps, JSON nodes or beans with Jackson's annotations, such as those of the Kubernetes client. */
    public static Manifests of(Collection<?> objects) {
        return new Manifests(objects.stream()
                .map(object -> new Manifest(JSON.<JsonNode>valueToTree(object)))
                .toList());
    }

    public Manifests and(Manifests others) {
        return new Manifests(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    public Stream<Manifest> ofKind(String... kinds) {
        Set<String> wanted = Set.of(kinds);
        return all.stream().filter(manifest -> wanted.contains(manifest.kind()));
    }

    /** The only object of this kind. */
    public Manifest only(String kind) {
        List<Manifest> found = ofKind(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError("one " + kind + " expected, found " + found);
        }
        return found.get(0);
    }

    /** Whether an object of this kind and name is among them, in the namespace of the one that asks for it. */
    boolean has(String kind, String name, Manifest from) {
        return ofKind(kind)
                .anyMatch(manifest ->
                        manifest.name().equals(name) && manifest.namespace().equals(from.namespace()));
    }

    /** Every pod that comes of these objects, of workloads too. */
    Stream<Pod> pods() {
        return all.stream().map(Manifests::pod).filter(Objects::nonNull);
    }

    Stream<Container> containers() {
        return pods().flatMap(Pod::containers);
    }

    private static Pod pod(Manifest manifest) {
        JsonNode json = manifest.json();
        if (WITH_TEMPLATE.contains(manifest.kind())) {
            return new Pod(
                    manifest,
                    json.at("/spec/template/metadata/labels"),
                    json.at("/spec/template/spec"),
                    !manifest.kind().equals("Job"));
        }
        if (manifest.kind().equals("CronJob")) {
            JsonNode template = json.at("/spec/jobTemplate/spec/template");
            return new Pod(manifest, template.at("/metadata/labels"), template.path("spec"), false);
        }
        if (manifest.kind().equals("Pod")) {
            JsonNode spec = json.path("spec");
            boolean ends = Set.of("Never", "OnFailure")
                    .contains(spec.path("restartPolicy").asText());
            return new Pod(manifest, manifest.labels(), spec, !ends);
        }
        return null;
    }
}
