package io.stockpipeline.operator.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release of the chart as it would be installed. Values are given as files or YAML, never one by one: Helm reads {@code
 * --set tag=12} as a number.
 *
 * @param name the release's name
 * @param namespace where it is installed
 * @param values files of values; later ones win
 */
record Release(String name, String namespace, List<Path> values) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path CHART = ROOT.resolve("charts/stockpipeline-operator");

    /** A version of Kubernetes within the chart's kubeVersion; Helm's library would take 1.20. */
    static final String KUBERNETES = "1.34.0";

    /** What {@code helm install stockpipeline charts/stockpipeline-operator -n stockpipeline-system} makes. */
    static Release plain() {
        return new Release("stockpipeline", "stockpipeline-system", List.of());
    }

    Release named(String newName) {
        return new Release(newName, namespace, values);
    }

    Release in(String newNamespace) {
        return new Release(name, newNamespace, values);
    }

    Release with(Path file) {
        return new Release(
                name, namespace, Stream.concat(values.stream(), Stream.of(file)).toList());
    }

    Release with(String yaml) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return with(Files.writeString(file, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects, without hooks and notes. */
    Manifests objects() {
        return Manifests.ofYaml(text());
    }

    /** The same as text, comments and all. */
    String text() {
        return text(CHART);
    }

    private String text(Path chart) {
        HelmLibrary.require();
        TemplateCommand command = new Helm(chart)
                .template()
                .withName(name)
                .withNamespace(namespace)
                .withKubeVersion(KUBERNETES);
        values.forEach(command::withValuesFile);
        return command.call();
    }

    /** The objects with those of {@code helm test}, which Helm's library leaves out: their mark as a hook is taken off. */
    Manifests objectsAndHooks() {
        try (Stream<Path> found = Files.walk(CHART)) {
            Path copy = Files.createTempDirectory("chart").resolve("stockpipeline-operator");
            List<Path> copied = new ArrayList<>();
            for (Path file : found.toList()) {
                Path target = copy.resolve(CHART.relativize(file).toString());
                Files.copy(file, target);
                copied.add(target);
                if (Files.isRegularFile(target) && file.getParent().endsWith("templates")) {
                    Files.writeString(target, Files.readString(file).replaceAll("(?m)^ +helm\\.sh/hook: .*\n", ""));
                }
            }
            Manifests objects = Manifests.ofYaml(text(copy));
            for (int i = copied.size() - 1; i >= 0; i--) {
                Files.delete(copied.get(i));
            }
            Files.delete(copy.getParent());
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code helm install} prints in the end. */
    String notes() {
        HelmLibrary.require();
        InstallCommand command = new Helm(CHART)
                .install()
                .withName(name)
                .withNamespace(namespace)
                .withKubeVersion(KUBERNETES)
                .clientOnly()
                .dryRun()
                .debug();
        values.forEach(command::withValuesFile);
        String output = command.call().getOutput();
        return output.substring(output.indexOf("\nNOTES:\n") + "\nNOTES:\n".length());
    }
}
