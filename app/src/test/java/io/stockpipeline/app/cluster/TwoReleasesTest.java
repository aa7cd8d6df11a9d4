package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A second operator beside the first, for a namespace of its own, installed by somebody who may do nothing elsewhere. */
@OnCluster
class TwoReleasesTest {
    @Test
    void aReleaseForOneNamespaceNeedsNoRightOnTheCluster(Trial trial) {
        String namespace = trial.namespace("tenant");
        String kubeconfig = kubeconfigOfNamespaceAdmin(trial.client(), namespace);
        ChartRelease release = trial.release(
                        "tenant",
                        namespace,
                        trial.commonValues() + "watch: { scope: Namespaces }\ncrds: { install: false }\n")
                .as(kubeconfig);

        String notes = release.install();
        TrialPipeline theirs = new TrialPipeline(trial.client(), namespace, "theirs", Map.of()).apply(spec());
        TrialPipeline ours = trial.pipeline("ours").apply(spec());

        assertThat(notes).contains("kubectl -n " + namespace).contains("crds.install is false");
        theirs.awaitReady();
        ours.awaitReady();
        assertThat(release.log()).noneMatch(line -> line.contains("orbidden") || line.contains("/ours"));
        assertThat(trial.operator().log()).noneMatch(line -> line.contains(namespace));

        ours.delete();
        theirs.delete();
        release.uninstall();
    }

    @Test
    void thatPersonCannotInstallForTheWholeCluster(Trial trial) {
        String namespace = trial.namespace("small");
        ChartRelease release = trial.release("small", namespace, trial.commonValues() + "crds: { install: false }\n")
                .as(kubeconfigOfNamespaceAdmin(trial.client(), namespace));

        assertThatThrownBy(release::install).hasMessageContaining("forbidden").hasMessageContaining("clusterrole");
    }

    /** What runs does not need its operator. */
    @Test
    void anUninstalledOperatorLeavesThePipelinesRunning(Trial trial) {
        String namespace = trial.namespace("orphan");
        ChartRelease release = trial.release(
                "orphan", namespace, trial.commonValues() + "watch: { scope: Namespaces }\ncrds: { install: false }\n");
        release.install();
        TrialPipeline pipeline = new TrialPipeline(trial.client(), namespace, "orphan", Map.of()).apply(spec());
        pipeline.awaitReady();
        var extractor = pipeline.podIds("extractor");

        release.uninstall();

        assertThat(pipeline.podIds("extractor")).isEqualTo(extractor);
        if (trial.kafka().isReadable()) {
            assertThat(trial.kafka().newRecords(pipeline.topic("averages"), 5)).hasSizeGreaterThanOrEqualTo(5);
        }
        release.install();
        pipeline.awaitReady();
        assertThat(pipeline.podIds("extractor")).isEqualTo(extractor);
        pipeline.delete();
    }

    private static String spec() {
        return """
                symbols: [AAPL]
                source: { synthetic: { rate: 10 } }
                windows: [{ size: 10s }]
                topics: { partitions: 1, deletionPolicy: Delete }
                """;
    }

    /** Everything in the namespace, nothing outside of it. */
    private static String kubeconfigOfNamespaceAdmin(KubernetesClient client, String namespace) {
        client.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("installer")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject("", "ServiceAccount", "default", namespace)
                        .build())
                .create();
        String token = client.serviceAccounts()
                .inNamespace(namespace)
                .withName("default")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        return """
                apiVersion: v1
                kind: Config
                current-context: tenant
                contexts: [{ name: tenant, context: { cluster: it, user: tenant } }]
                clusters: [{ name: it, cluster: { server: "%s", certificate-authority-data: "%s" } }]
                users: [{ name: tenant, user: { token: "%s" } }]
                """.formatted(client.getMasterUrl(), authority(client.getConfiguration()), token);
    }

    private static String authority(Config config) {
        if (config.getCaCertData() != null) {
            return config.getCaCertData();
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(Files.readAllBytes(Path.of(Objects.requireNonNull(config.getCaCertFile()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
