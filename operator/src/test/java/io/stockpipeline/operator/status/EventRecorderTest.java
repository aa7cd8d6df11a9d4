package io.stockpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import io.stockpipeline.operator.kubernetes.api.Permissions;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One Event for one thing, with how often and when it was last so; an operator may make and change Events, but not read them. */
class EventRecorderTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final StockPipelineResource pipeline = pipeline();
    private KubernetesClient client;

    @BeforeEach
    void mayNotRead() {
        client = kubernetes.client(
                "operator",
                Permissions.clusterWide(List.of(new PolicyRuleBuilder()
                        .withApiGroups("")
                        .withResources("events")
                        .withVerbs("create", "patch")
                        .build())));
    }

    @AfterEach
    void close() {
        kubernetes.close();
    }

    @Test
    void theSameAgainCountsUp() {
        EventRecorder recorder = recorder(NOON);

        recorder.normal(pipeline, "Running", "all parts run");
        recorder.normal(pipeline, "Running", "all parts run");

        assertThat(event().getCount()).isEqualTo(2);
    }

    @Test
    void anOperatorThatFollowsAnotherCountsOn() {
        EventRecorder before = recorder(NOON);
        before.normal(pipeline, "Applied", "changed Deployment first-console");
        before.normal(pipeline, "Applied", "changed Deployment first-console");

        EventRecorder after = recorder(NOON.plusSeconds(600));
        after.normal(pipeline, "Applied", "changed Deployment first-console");

        assertThat(event().getCount()).isEqualTo(3);
        assertThat(event().getFirstTimestamp()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(event().getLastTimestamp()).isEqualTo("2026-03-02T12:10:00Z");

        after.normal(pipeline, "Applied", "changed Deployment first-console");

        assertThat(event().getCount()).isEqualTo(4);
    }

    @Test
    void oneThatHasExpiredBeginsAnew() {
        EventRecorder recorder = recorder(NOON);
        recorder.normal(pipeline, "Running", "all parts run");
        recorder.normal(pipeline, "Running", "all parts run");
        kubernetes.client().resource(event()).delete();

        recorder.normal(pipeline, "Running", "all parts run");
        assertThat(event().getCount()).isEqualTo(1);

        recorder.normal(pipeline, "Running", "all parts run");
        assertThat(event().getCount()).isEqualTo(2);
    }

    private EventRecorder recorder(Instant now) {
        return new EventRecorder(client, Clock.fixed(now, ZoneOffset.UTC), "operator-0");
    }

    private Event event() {
        List<Event> events = kubernetes
                .client()
                .v1()
                .events()
                .inNamespace(KubernetesDouble.NAMESPACE)
                .list()
                .getItems();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static StockPipelineResource pipeline() {
        StockPipelineResource resource = new StockPipelineResource();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName("first")
                .withNamespace(KubernetesDouble.NAMESPACE)
                .withUid("7c2a")
                .build());
        return resource;
    }
}
