package io.stockpipeline.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.stockpipeline.operator.kubernetes.api.Permissions;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubernetesDoubleTest {
    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final KubernetesClient client = kubernetes.client();

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Test
    void shouldDemandAFieldManager() {
        PatchContext nobody = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("")
                .build();

        assertThatThrownBy(() -> client.resource(map("a", "1")).patch(nobody))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(400));
    }

    @Test
    void shouldRefuseManagedFieldsInAnApply() {
        ConfigMap map = client.resource(map("a", "1")).create();
        map.setData(Map.of("key", "2"));

        assertThatThrownBy(() -> client.resource(map).patch(applyAs("one", false)))
                .hasMessageContaining("managedFields must be nil");
    }

    @Test
    void shouldAnswerConflictsUnlessForced() {
        client.resource(map("a", "1")).patch(applyAs("one", false));

        assertThatThrownBy(() -> client.resource(map("a", "2")).patch(applyAs("two", false)))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getMessage()).contains("conflict with \"one\": .data.key");
                });
        assertThat(client.resource(map("a", "2")).patch(applyAs("two", true)).getData())
                .containsEntry("key", "2");
    }

    @Test
    void shouldHoldImmutableConfigMaps() {
        ConfigMap map = map("a", "1").edit().withImmutable(true).build();
        client.resource(map).patch(applyAs("one", false));

        assertThatThrownBy(() -> client.resource(
                                map.edit().withData(Map.of("key", "2")).build())
                        .patch(applyAs("one", false)))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(422));
    }

    @Test
    void shouldRefuseAnUpdateOfAnOldVersion() {
        ConfigMap old = client.resource(map("a", "1")).create();
        client.resource(map("a", "2")).patch(applyAs("two", true));

        assertThatThrownBy(
                        () -> client.resource(old.edit().addToData("more", "x").build())
                                .update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void shouldLogWritesWithWhatTheyChanged() {
        client.resource(map("a", "1")).patch(applyAs("one", false));
        client.resource(map("a", "1")).patch(applyAs("one", false));
        client.configMaps().withName("a").delete();

        assertThat(kubernetes.writes())
                .extracting(write -> write.verb() + " " + write.target() + " " + write.code() + " " + write.changed())
                .containsExactly(
                        "apply ConfigMap/a 201 true", "apply ConfigMap/a 200 false", "delete ConfigMap/a 200 true");
    }

    @Test
    void shouldCollectWhatIsOwnedByWhatIsGone() {
        ConfigMap owner = client.resource(map("owner", "1")).create();
        client.resource(owned("child", owner)).create();
        client.resource(map("bystander", "1")).create();

        client.resource(owner).delete();

        await().untilAsserted(() ->
                assertThat(client.configMaps().withName("child").get()).isNull());
        assertThat(client.configMaps().withName("bystander").get()).isNotNull();
    }

    @Test
    void shouldNotCollectWhenToldNotTo() {
        kubernetes.garbage().run(false);
        ConfigMap owner = client.resource(map("owner", "1")).create();
        client.resource(owned("child", owner)).create();

        client.resource(owner).delete();

        assertThat(client.configMaps().withName("child").get()).isNotNull();
    }

    @Test
    void shouldDeleteWhenTheLastFinalizerGoes() {
        client.resource(map("a", "1")
                        .edit()
                        .editMetadata()
                        .withFinalizers("x/y")
                        .endMetadata()
                        .build())
                .create();

        client.configMaps().withName("a").delete();
        assertThat(client.configMaps().withName("a").get().getMetadata().getDeletionTimestamp())
                .isNotNull();
        client.configMaps().withName("a").edit(map -> {
            map.getMetadata().setFinalizers(List.of());
            return map;
        });

        assertThat(client.configMaps().withName("a").get()).isNull();
    }

    @Test
    void shouldRefuseWhatNoRuleAllows() {
        PolicyRule reads = rule("get", "list", "watch", "patch");
        KubernetesClient restricted = kubernetes.client("operator", Permissions.clusterWide(List.of(reads)));
        client.resource(map("there", "1")).create();

        assertThat(restricted.configMaps().list().getItems()).hasSize(1);
        assertThat(restricted.resource(map("there", "2")).patch(applyAs("one", true)))
                .isNotNull();
        assertThatThrownBy(() -> restricted.resource(map("new", "1")).patch(applyAs("one", true)))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(403);
                    assertThat(e.getMessage()).contains("cannot create resource \"configmaps\"");
                });
        assertThatThrownBy(() -> restricted.secrets().list()).hasMessageContaining("secrets");
    }

    @Test
    void shouldAllowInOneNamespaceWhatARoleThereAllows() {
        Permissions role = Permissions.clusterWide(List.of()).and("test", List.of(rule("list")));
        KubernetesClient restricted = kubernetes.client("operator", role);

        assertThat(restricted.configMaps().inNamespace("test").list().getItems())
                .isEmpty();
        assertThatThrownBy(() -> restricted.configMaps().inNamespace("other").list())
                .hasMessageContaining("forbidden");
    }

    @Test
    void shouldFailOnDemand() {
        kubernetes.faults().answer(409, 1, request -> request.isApply());

        assertThatThrownBy(() -> client.resource(map("a", "1")).patch(applyAs("one", true)))
                .hasMessageContaining("a fault on demand");
        assertThat(client.resource(map("a", "1")).patch(applyAs("one", true))).isNotNull();
    }

    @Test
    void shouldRefuseConnectionsOnDemand() {
        KubernetesClient hasty = kubernetes.client(
                kubernetes.config("hasty").withRequestRetryBackoffLimit(0).build());
        kubernetes.faults().refuseConnection(1, request -> request.verb().equals("list"));

        assertThatThrownBy(() -> hasty.configMaps().list()).hasStackTraceContaining(ConnectException.class.getName());
        assertThat(hasty.configMaps().list().getItems()).isEmpty();
    }

    @Test
    void shouldTellInformersOfEveryChangeThroughExpiredWatches() {
        SharedIndexInformer<ConfigMap> informer = client.configMaps().inform();
        client.resource(map("a", "1")).create();
        await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(1));

        kubernetes.expireWatches();
        client.resource(map("b", "1")).create();

        await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(2));
    }

    @Test
    void shouldWatchByLabel() {
        SharedIndexInformer<ConfigMap> informer =
                client.configMaps().withLabel("app", "x").inform();
        client.resource(map("other", "1")).create();
        client.resource(map("a", "1")
                        .edit()
                        .editMetadata()
                        .addToLabels("app", "x")
                        .endMetadata()
                        .build())
                .create();
        await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(1));

        client.configMaps().withName("a").edit(map -> {
            map.getMetadata().getLabels().remove("app");
            return map;
        });

        await().untilAsserted(() -> assertThat(informer.getStore().list()).isEmpty());
    }

    private static PolicyRule rule(String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups("")
                .withResources("configmaps")
                .withVerbs(verbs)
                .build();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(KubernetesDouble.NAMESPACE)
                .endMetadata()
                .withData(Map.of("key", value))
                .build();
    }

    private static ConfigMap owned(String name, ConfigMap owner) {
        ConfigMap child = map(name, "1");
        child.addOwnerReference(owner);
        return child;
    }

    private static PatchContext applyAs(String manager, boolean force) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force)
                .build();
    }
}
