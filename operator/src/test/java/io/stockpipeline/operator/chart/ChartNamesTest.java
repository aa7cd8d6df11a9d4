package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are valid, told apart, and stay what they are. */
class ChartNamesTest {
    private static final String EVERYTHING = """
            replicas: 2
            metrics:
              serviceMonitor: { enabled: true, renderMode: AlwaysRender }
              prometheusRule: { enabled: true, renderMode: AlwaysRender }
              grafanaDashboard: { enabled: true }
            """;
    private static final String NO_CRD = "crds: { install: false }";
    private static final Release FIRST = Release.plain().with(EVERYTHING);

    @ParameterizedTest
    @CsvSource({
        "stockpipeline, stockpipeline-operator",
        "stockpipeline-operator, stockpipeline-operator",
        "blue, blue-stockpipeline-operator",
        "stock, stock-stockpipeline-operator",
        "my.release, my-release-stockpipeline-operator"
    })
    void shouldDeriveTheNameFromTheReleases(String release, String name) {
        assertThat(deployment(FIRST.named(release).objects()).name()).isEqualTo(name);
    }

    @Test
    void shouldLetTwoReleasesLiveInOneNamespace() {
        shouldNotMeet(FIRST.objectsAndHooks(), FIRST.named("blue").with(NO_CRD).objectsAndHooks());
    }

    @Test
    void shouldLetTwoReleasesOfOneNameLiveInTwoNamespaces() {
        shouldNotMeet(FIRST.objectsAndHooks(), FIRST.in("other").with(NO_CRD).objectsAndHooks());
    }

    @Test
    void shouldLetTwoOperatorsWatchOneNamespace() {
        String shared = "watch: { scope: Namespaces, namespaces: [shared] }";
        shouldNotMeet(
                FIRST.with(shared).objects(),
                FIRST.in("other").with(shared).with(NO_CRD).objects());
        shouldNotMeet(
                FIRST.with(shared).objects(),
                FIRST.named("blue").with(shared).with(NO_CRD).objects());
        shouldNotMeet(
                FIRST.objects(), FIRST.in("other").with(shared).with(NO_CRD).objects());
    }

    @Test
    void shouldTellNamespaceAndNameApartInClusterScopedNames() {
        shouldNotMeet(
                FIRST.in("a-b").with("fullnameOverride: c").objects(),
                FIRST.in("b").with("fullnameOverride: c-a").with(NO_CRD).objects());
    }

    @Test
    void shouldStillBeToldApartWhereNamesAreCut() {
        String longest = "a".repeat(52);
        shouldNotMeet(
                FIRST.named(longest + "b").objectsAndHooks(),
                FIRST.named(longest + "c").with(NO_CRD).objectsAndHooks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "123", "1e3", "a.b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaaaa"})
    void shouldMakeValidNamesOfAnyRelease(String release) {
        Manifests objects = FIRST.named(release).in("n".repeat(63)).objectsAndHooks();
        for (Manifest object : objects.all()) {
            if (object.kind().equals("Service")) {
                assertThat(object.name())
                        .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                        .hasSizeLessThanOrEqualTo(63);
            }
            assertThat(object.name())
                    .as(object.kind())
                    .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
                    .hasSizeLessThanOrEqualTo(object.namespace().isEmpty() ? 253 : 63);
            assertThat(object.labels()).allSatisfy(label -> {
                assertThat(label.isTextual()).isTrue();
                assertThat(label.asText()).hasSizeLessThanOrEqualTo(63);
            });
        }
    }

    @Test
    void shouldNeverSelectThePodsOfAnotherRelease() {
        JsonNode service = FIRST.objects().only("Service").json().at("/spec/selector");
        for (Release other : List.of(FIRST.named("blue"), FIRST.named("stockpipeline-operator"))) {
            JsonNode labels = deployment(other.objects()).json().at("/spec/template/metadata/labels");
            assertThat(service.properties())
                    .anyMatch(label -> !labels.path(label.getKey()).equals(label.getValue()));
        }
    }

    private static Manifest deployment(Manifests objects) {
        return objects.only("Deployment");
    }

    private static void shouldNotMeet(Manifests first, Manifests second) {
        Set<String> names = first.all().stream().map(Manifest::key).collect(Collectors.toSet());
        assertThat(names).hasSize(first.all().size());
        assertThat(second.all()).extracting(Manifest::key).doesNotContainAnyElementsOf(names);
    }
}
