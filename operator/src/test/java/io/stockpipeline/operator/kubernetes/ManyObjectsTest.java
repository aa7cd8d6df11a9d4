package io.stockpipeline.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyObjectsTest {
    private static final int OBJECTS = 2_000;

    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final KubernetesClient client = kubernetes.client();

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Test
    void shouldServeThousandsOfObjectsToSeveralWatches() {
        List<SharedIndexInformer<ConfigMap>> informers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            informers.add(client.configMaps().inform());
        }
        PatchContext apply = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("operator")
                .withForce(true)
                .build();

        Duration first = applied(apply, 0, OBJECTS / 4);
        applied(apply, OBJECTS / 4, OBJECTS * 3 / 4);
        Duration last = applied(apply, OBJECTS * 3 / 4, OBJECTS);

        // Wide, since machines are busy: what must not be is that a request costs more the more objects there are.
        assertThat(last).isLessThan(first.multipliedBy(4));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(informers)
                        .allSatisfy(informer ->
                                assertThat(informer.getStore().list()).hasSize(OBJECTS)));
    }

    private Duration applied(PatchContext apply, int from, int to) {
        long start = System.nanoTime();
        for (int i = from; i < to; i++) {
            client.resource(map(i)).patch(apply);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static ConfigMap map(int number) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("map-" + number)
                .withNamespace(KubernetesDouble.NAMESPACE)
                .endMetadata()
                .withData(Map.of("key", "value".repeat(50)))
                .build();
    }
}
