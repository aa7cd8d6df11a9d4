package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The chart as a person installs it, by Helm in this process. */
final class ChartRelease {
    private static final Path CHART =
            Path.of("..", "charts", "stockpipeline-operator").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final KubernetesClient client;
    private final String name;
    private final String namespace;
    private final String values;
    private String kubeconfig;
    private boolean installed;

    ChartRelease(KubernetesClient client, String name, String namespace, String values) {
        this.client = client;
        this.name = name;
        this.namespace = namespace;
        this.values = values;
    }

    /** Helm's requests go out with these credentials instead of those of the current context. */
    ChartRelease as(String newKubeconfig) {
        kubeconfig = newKubeconfig;
        return this;
    }

    /** Installs, and waits until the operator is ready. Returns the notes. */
    String install() {
        InstallCommand command = new Helm(CHART)
                .install()
                .withName(name)
                .withNamespace(namespace)
                .withValuesFile(file(values));
        if (kubeconfig != null) {
            command.withKubeConfigContents(kubeconfig);
        }
        installed = true; // also when it fails half-way: something may be there
        String notes = command.call().getOutput();
        awaitReady();
        return notes;
    }

    /** Upgrades with these values on top, and waits until all pods are of the new revision. */
    void upgrade(String more) {
        UpgradeCommand command = new Helm(CHART)
                .upgrade()
                .withName(name)
                .withNamespace(namespace)
                .resetThenReuseValues()
                .withValuesFile(file(more));
        if (kubeconfig != null) {
            command.withKubeConfigContents(kubeconfig);
        }
        command.call();
        awaitReady();
    }

    /** The chart's own test: {@code helm test}. */
    void test() {
        try {
            Helm.test(name)
                    .withNamespace(namespace)
                    .withTimeout((int) PATIENCE.toSeconds())
                    .call();
        } catch (IllegalStateException e) {
            throw new AssertionError("helm test says: " + e.getMessage() + "its pod says: " + logOf("test"), e);
        }
    }

    /** Uninstalls, and waits until no pod is left. Does nothing where nothing is installed. */
    void uninstall() {
        if (!installed) {
            return;
        }
        UninstallCommand command = Helm.uninstall(name).withNamespace(namespace).ignoreNotFound();
        if (kubeconfig != null) {
            command.withKubeConfigContents(kubeconfig);
        }
        command.call();
        await().alias("no operator of " + name + " is left").atMost(PATIENCE).until(() -> pods().isEmpty());
        installed = false;
    }

    private void awaitReady() {
        await().alias("operator " + namespace + "/" + name + " is up")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    Deployment deployment = deployment();
                    assertThat(deployment).isNotNull();
                    var status = deployment.getStatus();
                    Integer wanted = deployment.getSpec().getReplicas();
                    assertThat(status.getObservedGeneration())
                            .isEqualTo(deployment.getMetadata().getGeneration());
                    assertThat(status.getUpdatedReplicas()).isEqualTo(wanted);
                    assertThat(status.getReplicas()).isEqualTo(wanted);
                    assertThat(status.getAvailableReplicas())
                            .as("available: %s", status)
                            .isEqualTo(wanted);
                });
    }

    private Deployment deployment() {
        return client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", name)
                .list()
                .getItems()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The operator's pods that are not on their way out. */
    List<Pod> pods() {
        return pods("operator");
    }

    private List<Pod> pods(String component) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", name)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems()
                .stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .toList();
    }

    /** Who holds the Lease: the pod that works. */
    String leader() {
        return client.leases().inNamespace(namespace).list().getItems().stream()
                .map(lease -> lease.getSpec().getHolderIdentity())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** What the operator's pods have logged since they were started, a line each. */
    List<String> log() {
        return logOf("operator");
    }

    private List<String> logOf(String component) {
        return pods(component).stream()
                .flatMap(pod -> client.pods()
                        .inNamespace(namespace)
                        .withName(pod.getMetadata().getName())
                        .getLog()
                        .lines())
                .toList();
    }

    String namespace() {
        return namespace;
    }

    /** By file: Helm would read a tag such as 12 as a number. */
    private static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
