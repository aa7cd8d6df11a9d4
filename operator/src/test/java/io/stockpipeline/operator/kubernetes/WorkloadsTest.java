package io.stockpipeline.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static final String TEST = KubernetesDouble.NAMESPACE;

    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final KubernetesClient client = kubernetes.client();
    private final Workloads workloads = kubernetes.workloads();

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Test
    void shouldRollOutADeployment() {
        client.resource(deployment("app:1")).create();

        workloads.rollOut("Deployment", TEST, "web");

        Deployment web = client.apps().deployments().withName("web").get();
        assertThat(web.getStatus().getObservedGeneration()).isEqualTo(1);
        assertThat(web.getStatus().getUpdatedReplicas()).isEqualTo(2);
        assertThat(web.getStatus().getAvailableReplicas()).isEqualTo(2);
        assertThat(client.pods().withLabel("app", "web").list().getItems()).hasSize(2);
        assertThat(kubernetes.writes()).hasSize(1);
    }

    @Test
    void shouldCountTheOldPodsWhileNewOnesAreNotReady() {
        client.resource(deployment("app:1")).create();
        workloads.rollOut("Deployment", TEST, "web");
        client.apps().deployments().withName("web").edit(web -> {
            web.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("app:2");
            return web;
        });

        workloads.fail("Deployment", TEST, "web", PodTrouble.imagePullBackOff("app", "app:2"));

        Deployment web = client.apps().deployments().withName("web").get();
        assertThat(web.getStatus().getObservedGeneration()).isEqualTo(2);
        assertThat(web.getStatus().getReadyReplicas()).isEqualTo(2);
        assertThat(web.getStatus().getReplicas()).isEqualTo(4);
        assertThat(client.pods().list().getItems())
                .filteredOn(pod -> !PodStates.isReady(pod))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.getStatus()
                                .getContainerStatuses()
                                .get(0)
                                .getState()
                                .getWaiting()
                                .getReason())
                        .isEqualTo("ImagePullBackOff"));
    }

    @Test
    void shouldNameThePodsOfAStatefulSetByOrdinalAndReplaceThem() {
        client.resource(statefulSet()).create();
        workloads.rollOut("StatefulSet", TEST, "db");
        String revision =
                client.apps().statefulSets().withName("db").get().getStatus().getCurrentRevision();
        client.apps().statefulSets().withName("db").edit(db -> {
            db.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("app:2");
            return db;
        });

        workloads.begin("StatefulSet", TEST, "db");

        StatefulSet db = client.apps().statefulSets().withName("db").get();
        assertThat(client.pods().list().getItems())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly("db-0", "db-1");
        assertThat(client.pods().withName("db-1").get().getMetadata().getLabels())
                .containsEntry("apps.kubernetes.io/pod-index", "1");
        assertThat(db.getStatus().getReadyReplicas()).isIn(null, 0);
        assertThat(db.getStatus().getUpdateRevision()).isNotEqualTo(revision);
    }

    @Test
    void shouldFailInitContainersAndSchedulingToo() {
        client.resource(deployment("app:1")).create();
        workloads.fail("Deployment", TEST, "web", PodTrouble.terminated("wait-for-kafka", 2, "wrong password"));
        Pod pod = workloads.pods("Deployment", TEST, "web").get(0);
        assertThat(pod.getStatus().getInitContainerStatuses()).singleElement().satisfies(status -> {
            assertThat(status.getState().getTerminated().getExitCode()).isEqualTo(2);
            assertThat(status.getState().getTerminated().getMessage()).isEqualTo("wrong password");
        });

        workloads.fail(pod, new PodTrouble.Unschedulable("0/1 nodes are available"));

        assertThat(client.resource(pod).get().getStatus().getConditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getReason()).isEqualTo("Unschedulable"));
    }

    @Test
    void shouldLetPodsRunOnUntilTheirKubeletStopsThem() {
        client.resource(deployment("app:1")).create();
        workloads.rollOut("Deployment", TEST, "web");

        client.apps().deployments().withName("web").delete();

        await().untilAsserted(() -> assertThat(client.pods().list().getItems())
                .hasSize(2)
                .allMatch(pod -> pod.getMetadata().getDeletionTimestamp() != null));
        workloads.stopTerminatingPods();
        assertThat(client.pods().list().getItems()).isEmpty();
    }

    @Test
    void shouldDoItAllOnItsOwnWhenToldTo() {
        workloads.automatic();

        client.resource(deployment("app:1")).create();

        await().untilAsserted(() -> assertThat(client.apps()
                        .deployments()
                        .withName("web")
                        .get()
                        .getStatus()
                        .getReadyReplicas())
                .isEqualTo(2));
        Pod lost = client.pods().list().getItems().get(0);
        client.resource(lost).delete();
        await().untilAsserted(() -> assertThat(client.pods().list().getItems())
                .hasSize(2)
                .extracting(pod -> pod.getMetadata().getUid())
                .doesNotContain(lost.getMetadata().getUid()));
        client.apps().deployments().withName("web").delete();
        await().untilAsserted(() -> assertThat(client.pods().list().getItems()).isEmpty());
    }

    private static Deployment deployment(String image) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace(TEST)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .withMatchLabels(Map.of("app", "web"))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", "web"))
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName("wait-for-kafka")
                .withImage(image)
                .endInitContainer()
                .addNewContainer()
                .withName("app")
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static StatefulSet statefulSet() {
        Deployment web = deployment("app:1");
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("db")
                .withNamespace(TEST)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withServiceName("db")
                .withSelector(web.getSpec().getSelector())
                .withTemplate(web.getSpec().getTemplate())
                .endSpec()
                .build();
    }
}
