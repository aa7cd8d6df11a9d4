package io.stockpipeline.operator.kubernetes.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import io.stockpipeline.operator.kubernetes.api.Write;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorOnTheDoubleTest {
    private final KubernetesDouble kubernetes = new KubernetesDouble().define(Greeting.class);
    private final KubernetesClient client = kubernetes.client();
    private final GreetingReconciler reconciler = new GreetingReconciler();
    private Operator operator;

    @BeforeEach
    void start() {
        operator = new Operator(overrides ->
                overrides.withKubernetesClient(kubernetes.client("operator")).withCloseClientOnStop(false));
        operator.register(reconciler);
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.stop();
        kubernetes.close();
    }

    @Test
    void shouldApplyFinalizerOwnedObjectAndStatusFromTheServersSide() {
        client.resource(greeting("hello")).create();

        await().untilAsserted(() -> assertThat(current().getStatus()).isNotNull());
        assertThat(kubernetes.writesBy("operator"))
                .extracting(write -> write.verb() + " " + write.target())
                .containsExactly("apply Greeting/hi", "apply ConfigMap/hi", "apply Greeting/hi/status");
        assertThat(current().getFinalizers()).containsExactly("greetings.toys.stockpipeline.io/finalizer");
        assertThat(current().getStatus().said).isEqualTo("hello");
        assertThat(configMap().getData()).containsEntry("text", "hello");
        assertThat(configMap().getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid())
                        .isEqualTo(current().getMetadata().getUid()));
    }

    @Test
    void shouldComeToRestAfterOneReconciliationOfAnEdit() {
        client.resource(greeting("hello")).create();
        await().untilAsserted(() -> assertThat(current().getStatus()).isNotNull());
        kubernetes.clearWrites();

        client.resource(current()).edit(greeting -> {
            greeting.getSpec().text = "good day";
            return greeting;
        });

        await().untilAsserted(() -> assertThat(current().getStatus().said).isEqualTo("good day"));
        assertThat(kubernetes.writesBy("operator"))
                .extracting(Write::target)
                .containsExactly("ConfigMap/hi", "Greeting/hi/status");
        assertThat(current().getStatus().observedGeneration).isEqualTo(2);
    }

    @Test
    void shouldMatchOnTheSecondReconciliationAndWriteNothing() {
        client.resource(greeting("hello")).create();
        await().untilAsserted(() -> assertThat(current().getStatus()).isNotNull());
        kubernetes.clearWrites();
        int before = reconciler.reconciliations.get();
        String version = configMap().getMetadata().getResourceVersion();

        // Labels of a secondary are nobody's desire: the event reconciles, and nothing is to be done.
        client.resource(configMap()).edit(map -> {
            map.getMetadata().getLabels().put("seen", "yes");
            return map;
        });

        await().untilAsserted(() -> assertThat(reconciler.reconciliations).hasValueGreaterThan(before));
        await().untilAsserted(() -> assertThat(kubernetes.writesBy("operator"))
                .isNotEmpty()
                .allMatch(write -> write.target().equals("Greeting/hi/status"))
                .noneMatch(Write::changed));
        assertThat(configMap().getMetadata().getResourceVersion()).isNotEqualTo(version);
    }

    @Test
    void shouldRepairDrift() {
        client.resource(greeting("hello")).create();
        await().untilAsserted(() -> assertThat(current().getStatus()).isNotNull());

        client.resource(configMap()).edit(map -> {
            map.setData(Map.of("text", "something else"));
            return map;
        });

        await().untilAsserted(() -> assertThat(configMap().getData()).containsEntry("text", "hello"));
    }

    @Test
    void shouldCleanUpAndLetGoWhenDeleted() {
        client.resource(greeting("hello")).create();
        await().untilAsserted(() -> assertThat(current().getStatus()).isNotNull());

        client.resource(greeting("hello")).delete();

        await().untilAsserted(() -> assertThat(current()).isNull());
        assertThat(reconciler.cleanups).hasValue(1);
    }

    private Greeting current() {
        return client.resources(Greeting.class).withName("hi").get();
    }

    private ConfigMap configMap() {
        return client.configMaps().withName("hi").get();
    }

    private static Greeting greeting(String text) {
        Greeting greeting = new Greeting();
        greeting.setMetadata(new ObjectMetaBuilder()
                .withName("hi")
                .withNamespace(KubernetesDouble.NAMESPACE)
                .build());
        Greeting.Spec spec = new Greeting.Spec();
        spec.text = text;
        greeting.setSpec(spec);
        return greeting;
    }
}
