package io.stockpipeline.operator.kubernetes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's own judgement of whether an object is as desired, right after the object was applied. */
class MatcherOnTheDoubleTest {
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("operator")
            .withForce(true)
            .build();

    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final KubernetesClient client = kubernetes.client();

    MatcherOnTheDoubleTest() {
        // The owner that the manifests name does not exist.
        kubernetes.garbage().run(false);
    }

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment",
                "statefulset",
                "service",
                "headless-service",
                "serviceaccount",
                "configmap",
                "poddisruptionbudget",
                "networkpolicy",
                "ingress"
            })
    void shouldMatchWhatWasJustApplied(String name) {
        HasMetadata desired = manifest(name);

        HasMetadata first = client.resource(desired).patch(APPLY);
        HasMetadata second = client.resource(manifest(name)).patch(APPLY);

        assertThat(matches(first, manifest(name))).isTrue();
        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
        assertThat(second.getMetadata().getManagedFields())
                .isEqualTo(first.getMetadata().getManagedFields());
        assertThat(kubernetes.writes()).last().matches(write -> !write.changed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Each of these is what a real server writes otherwise than it was told; the operator would never rest.
                "fieldref-without-version",
                "false-that-is-left-out",
                "zero-that-is-left-out"
            })
    void shouldNotMatchWhereTheServerWritesOtherwise(String name) {
        HasMetadata applied = client.resource(manifest(name)).patch(APPLY);

        assertThat(matches(applied, manifest(name))).isFalse();
    }

    @Test
    void shouldNotMatchWhatSomebodyElseChanged() {
        client.resource(manifest("deployment")).patch(APPLY);

        HasMetadata drifted = client.apps()
                .deployments()
                .withName("prices-console")
                .edit(deployment -> {
                    deployment.getSpec().setReplicas(3);
                    return deployment;
                });

        assertThat(matches(drifted, manifest("deployment"))).isFalse();
    }

    private boolean matches(HasMetadata actual, HasMetadata desired) {
        return SSABasedGenericKubernetesResourceMatcher.getInstance().matches(actual, desired, context());
    }

    /** A context of which the matcher asks only the client and the field manager. */
    private Context<?> context() {
        ControllerConfiguration<?> configuration = only(ControllerConfiguration.class, "fieldManager", "operator");
        return (Context<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getClient" -> client;
                    case "getControllerConfiguration" -> configuration;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T only(Class<T> type, String name, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return answer;
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private HasMetadata manifest(String name) {
        try (InputStream file = MatcherOnTheDoubleTest.class.getResourceAsStream(name + ".yaml")) {
            return client.getKubernetesSerialization().unmarshal(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
