package io.stockpipeline.operator.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Held to the examples and rules of Kubernetes' page on server-side apply. */
class ServerSideApplyTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Structure STRUCTURE = Structure.parse(List.of(
            "metadata.finalizers[]",
            "metadata.ownerReferences[!uid]",
            "spec.selector!",
            "spec.containers[name].ports[containerPort,protocol=TCP]"));

    private final ServerSideApply apply = new ServerSideApply(STRUCTURE);
    private ObjectNode live = yaml("{apiVersion: v1, kind: Thing, metadata: {name: x}}");

    @Test
    void shouldWriteOwnersAsTheDocumentationShows() {
        applied("kubectl", "metadata: {labels: {test-label: test}}\ndata: {key: some value}");

        assertThat(live.at("/metadata/managedFields")).isEqualTo(yaml("""
                entries:
                - apiVersion: v1
                  fieldsType: FieldsV1
                  fieldsV1: {"f:data": {"f:key": {}}, "f:metadata": {"f:labels": {"f:test-label": {}}}}
                  manager: kubectl
                  operation: Apply
                  time: now
                """).get("entries"));
    }

    @Test
    void shouldRefuseAnotherValueForWhatAnotherManagerOwns() {
        applied("kubectl", "data: {key: some value}");
        updated("kube-controller-manager", "data: {key: new value}");

        assertThatThrownBy(() -> applied("kubectl", "data: {key: some value}"))
                .isInstanceOf(ApplyConflict.class)
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"kube-controller-manager\" using v1: .data.key");
        assertThat(live.at("/data/key").asText()).isEqualTo("new value");
    }

    @Test
    void shouldTakeTheFieldWithForce() {
        applied("kubectl", "data: {key: some value}");
        updated("kube-controller-manager", "data: {key: new value}");

        forced("kubectl", "data: {key: some value}");

        assertThat(live.at("/data/key").asText()).isEqualTo("some value");
        assertThat(managers()).containsExactly("kubectl");
    }

    @Test
    void shouldShareOwnershipOfTheSameValue() {
        applied("one", "data: {key: value}");
        applied("two", "data: {key: value}");
        assertThat(managers()).containsExactly("one", "two");

        applied("one", "data: {other: value}");

        assertThat(live.at("/data/key").asText()).isEqualTo("value");
    }

    @Test
    void shouldRemoveWhatIsNoLongerAppliedAndNobodyElseOwns() {
        applied("one", "data: {key: value, kept: value}");

        applied("one", "data: {kept: value}");

        assertThat(live.get("data")).isEqualTo(yaml("kept: value"));
    }

    @Test
    void shouldRemoveWithAnObjectWhatTheServerFilledInBelowIt() {
        applied("one", "spec: {probe: {path: /}, replicas: 1}");
        ((ObjectNode) live.at("/spec/probe")).put("periodSeconds", 10);

        applied("one", "spec: {replicas: 1}");

        assertThat(live.get("spec")).isEqualTo(yaml("replicas: 1"));
    }

    @Test
    void shouldLeaveWhatNobodyOwns() {
        live.putObject("spec").put("filledIn", 5);

        applied("one", "spec: {replicas: 1}");
        applied("one", "spec: {replicas: 2}");

        assertThat(live.get("spec")).isEqualTo(yaml("{filledIn: 5, replicas: 2}"));
    }

    @Test
    void shouldMergeKeyedListsByKeyAndKeepTheAppliedOrder() {
        applied("one", "spec: {containers: [{name: b, image: b:1}, {name: a, image: a:1}]}");
        applied("two", "spec: {containers: [{name: c, image: c:1}, {name: a, command: [run]}]}");

        assertThat(live.at("/spec/containers"))
                .isEqualTo(yaml("{l: [{name: b, image: b:1}, {name: c, image: c:1},"
                                + " {name: a, image: a:1, command: [run]}]}")
                        .get("l"));
        assertThat(fields("two").toString())
                .isEqualTo(
                        "{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"a\\\"}\":{\".\":{},\"f:command\":{},\"f:name\":{}},"
                                + "\"k:{\\\"name\\\":\\\"c\\\"}\":{\".\":{},\"f:image\":{},\"f:name\":{}}}}}");
    }

    @Test
    void shouldRemoveAnItemThatIsNoLongerApplied() {
        applied("one", "spec: {containers: [{name: a, image: a:1}, {name: b, image: b:1}]}");
        applied("two", "spec: {containers: [{name: b, command: [run]}]}");

        applied("one", "spec: {containers: [{name: a, image: a:1}]}");

        assertThat(live.at("/spec/containers"))
                .isEqualTo(yaml("{l: [{name: a, image: a:1}, {name: b, command: [run]}]}")
                        .get("l"));
    }

    @Test
    void shouldTakeDefaultsOfKeysIntoAccount() {
        applied("one", "spec: {containers: [{name: a, ports: [{containerPort: 1, name: x}]}]}");
        ((ObjectNode) live.at("/spec/containers/0/ports/0")).put("protocol", "TCP");

        applied("one", "spec: {containers: [{name: a, ports: [{containerPort: 1, name: y}]}]}");

        assertThat(live.at("/spec/containers/0/ports"))
                .isEqualTo(yaml("{l: [{containerPort: 1, name: y, protocol: TCP}]}")
                        .get("l"));
        assertThat(fields("one").toString()).contains("k:{\\\"containerPort\\\":1,\\\"protocol\\\":\\\"TCP\\\"}");
    }

    @Test
    void shouldReplaceOtherListsAndAtomicObjectsAsAWhole() {
        applied("one", "spec: {args: [a, b], selector: {app: x, tier: y}}");

        applied("one", "spec: {args: [c], selector: {app: x}}");

        assertThat(live.get("spec")).isEqualTo(yaml("{args: [c], selector: {app: x}}"));
        assertThat(fields("one").toString()).isEqualTo("{\"f:spec\":{\"f:args\":{},\"f:selector\":{}}}");
    }

    @Test
    void shouldUniteSetsAndRemoveOnlyTheManagersOwnItems() {
        applied("one", "metadata: {finalizers: [a/x]}");
        applied("two", "metadata: {finalizers: [b/y]}");
        assertThat(fields("two").toString()).isEqualTo("{\"f:metadata\":{\"f:finalizers\":{\"v:\\\"b/y\\\"\":{}}}}");

        applied("one", "metadata: {}");

        assertThat(live.at("/metadata/finalizers").toString()).isEqualTo("[\"b/y\"]");
        assertThat(managers()).containsExactly("two");
    }

    @Test
    void shouldKeepOwnerReferencesByUidAndAsAWhole() {
        applied("one", "metadata: {ownerReferences: [{uid: u1, name: a}]}");

        assertThat(fields("one").toString())
                .isEqualTo("{\"f:metadata\":{\"f:ownerReferences\":{\"k:{\\\"uid\\\":\\\"u1\\\"}\":{}}}}");
    }

    @Test
    void shouldKeepTimesWhenNothingChanges() {
        applied("one", "data: {key: value}");
        ObjectNode before = live;

        live = apply.apply(live, whole("data: {key: value}"), owner("one", ""), false, "later");

        assertThat(live).isEqualTo(before);
    }

    @Test
    void shouldOwnThroughEverySubresourceSeparately() {
        applied("one", "data: {key: value}");

        live = apply.apply(live, whole("status: {said: hi}"), owner("one", "status"), false, "now");

        assertThat(live.path("data")).isEqualTo(yaml("key: value"));
        assertThat(live.at("/metadata/managedFields")).hasSize(2);
        assertThat(live.at("/metadata/managedFields/1/subresource").asText()).isEqualTo("status");
    }

    private void applied(String manager, String fields) {
        live = apply.apply(live, whole(fields), owner(manager, ""), false, "now");
    }

    private void forced(String manager, String fields) {
        live = apply.apply(live, whole(fields), owner(manager, ""), true, "now");
    }

    private void updated(String manager, String fields) {
        ObjectNode next = live.deepCopy();
        yaml(fields).properties().forEach(field -> next.set(field.getKey(), field.getValue()));
        live = apply.update(live, next, new FieldOwner(manager, FieldOwner.Operation.Update, "", "v1"), "now");
    }

    private static ObjectNode whole(String fields) {
        ObjectNode whole = yaml(fields);
        whole.put("apiVersion", "v1")
                .put("kind", "Thing")
                .withObject("/metadata")
                .put("name", "x");
        return whole;
    }

    private static FieldOwner owner(String manager, String subresource) {
        return new FieldOwner(manager, FieldOwner.Operation.Apply, subresource, "v1");
    }

    private List<String> managers() {
        return live.at("/metadata/managedFields").findValuesAsText("manager");
    }

    private JsonNode fields(String manager) {
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.get("fieldsV1");
            }
        }
        throw new AssertionError(manager + " owns nothing");
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
