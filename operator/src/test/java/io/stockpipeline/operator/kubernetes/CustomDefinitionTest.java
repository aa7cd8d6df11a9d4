package io.stockpipeline.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind that a CustomResourceDefinition makes: its defaults, its lists, its status and its generation. */
class CustomDefinitionTest {
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.example.org}
            spec:
              group: example.org
              scope: Namespaced
              names: {plural: things, kind: Thing}
              versions:
                - name: v1
                  served: true
                  storage: true
                  subresources: {status: {}, scale: {specReplicasPath: .spec.processor.replicas, statusReplicasPath: .status.replicas}}
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            symbols: {type: array, items: {type: string}, x-kubernetes-list-type: set}
                            processor:
                              type: object
                              default: {}
                              properties: {replicas: {type: integer, default: 1}}
                            windows:
                              type: array
                              items: {type: object, properties: {name: {type: string}, form: {type: string, default: Sliding}}}
                        status: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """;
    private static final String THING = """
            apiVersion: example.org/v1
            kind: Thing
            metadata: {name: x, namespace: test}
            spec: {symbols: [A, B], windows: [{name: w}]}
            """;

    private final KubernetesDouble kubernetes = new KubernetesDouble();
    private final KubernetesClient client = kubernetes.client();

    @BeforeEach
    void define(@TempDir Path folder) throws IOException {
        kubernetes.define(Files.writeString(folder.resolve("crd.yaml"), DEFINITION));
    }

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Test
    void shouldFillInDefaultsAndDropWhatTheSchemaDoesNotKnow() {
        client.resource(thing(THING.replace("[{name: w}]", "[{name: w}], unheardOf: 1")))
                .create();

        assertThat(current().<Object>get("spec", "processor", "replicas")).isEqualTo(1);
        assertThat(current().<Object>get("spec", "windows", 0, "form")).isEqualTo("Sliding");
        assertThat(current().<Object>get("spec", "unheardOf")).isNull();
    }

    @Test
    void shouldRefuseToApplyWhatTheSchemaDoesNotKnow() {
        assertThatThrownBy(() -> apply(THING.replace("[{name: w}]", "[{name: w, size: 1}]"), "one", false))
                .hasMessageContaining(".spec.windows[0].size: field not declared in schema");
    }

    @Test
    void shouldUniteSetsOfSeveralManagers() {
        apply(THING, "one", false);
        apply(THING.replace("[A, B]", "[C]").replace("windows: [{name: w}]", ""), "two", false);

        assertThat(current().<Object>get("spec", "symbols")).isEqualTo(List.of("A", "B", "C"));
    }

    @Test
    void shouldKeepStatusAndSpecApart() {
        apply(THING + "status: {phase: Ready}\n", "one", false);
        assertThat(current().<Object>get("status")).isNull();

        apply(THING.replace("[A, B]", "[Z]") + "status: {phase: Ready}\n", "one", true);

        assertThat(current().<Object>get("status", "phase")).isEqualTo("Ready");
        assertThat(current().<Object>get("spec", "symbols")).isEqualTo(List.of("A", "B"));
        assertThat(current().getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void shouldCountGenerationsOfTheSpecAlone() {
        apply(THING, "one", false);
        apply(THING.replace("namespace: test", "namespace: test, labels: {a: b}"), "one", false);
        assertThat(current().getMetadata().getGeneration()).isEqualTo(1);

        apply(THING.replace("[A, B]", "[A]"), "one", false);

        assertThat(current().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void shouldNotBeServedUndefined() {
        GenericKubernetesResource other = thing(THING.replace("example.org", "example.com"));

        assertThatThrownBy(() -> client.resource(other).create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("Could not find");
    }

    private void apply(String yaml, String manager, boolean status) {
        PatchContext context = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .build();
        if (status) {
            client.resource(thing(yaml)).subresource("status").patch(context);
        } else {
            client.resource(thing(yaml)).patch(context);
        }
    }

    private GenericKubernetesResource current() {
        return client.genericKubernetesResources("example.org/v1", "Thing")
                .withName("x")
                .get();
    }

    private GenericKubernetesResource thing(String yaml) {
        return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }
}
