package io.stockpipeline.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule lets a good set of objects through and tells the fault that it is there for. */
class PolicyRulesTest {
    private static final String GOOD = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: feed, namespace: desk }
            spec:
              serviceName: feed
              selector: { matchLabels: { app: feed } }
              template:
                metadata: { labels: { app: feed } }
                spec:
                  serviceAccountName: feed
                  automountServiceAccountToken: false
                  enableServiceLinks: false
                  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
                  initContainers:
                    - name: wait
                      image: registry:5000/feed:1
                      resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }
                      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
                  containers:
                    - name: role
                      image: feed:2
                      env: [{ name: SECRETS_DIR, value: /secrets }]
                      ports: [{ name: health, containerPort: 8081 }]
                      livenessProbe: { httpGet: { path: /livez, port: health } }
                      readinessProbe: { httpGet: { path: /readyz, port: health } }
                      resources: { requests: { cpu: 2, memory: 2Gi }, limits: { cpu: 2, memory: 2Gi } }
                      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
                      volumeMounts: [{ name: config, mountPath: /config }]
                  volumes:
                    - { name: config, configMap: { name: feed-1 } }
            ---
            { apiVersion: v1, kind: ConfigMap, metadata: { name: feed-1, namespace: desk } }
            ---
            { apiVersion: v1, kind: ServiceAccount, metadata: { name: feed, namespace: desk }, automountServiceAccountToken: false }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: feed, namespace: desk, labels: { svc: feed } }
            spec: { selector: { app: feed }, ports: [{ name: health, port: 80, targetPort: health }] }
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: feed, namespace: desk }
            spec: { podSelector: { matchLabels: { app: feed } }, policyTypes: [Ingress] }
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: reader, namespace: desk }
            rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: reader, namespace: desk }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
            subjects: [{ kind: ServiceAccount, name: feed, namespace: desk }]
            """;

    @Test
    void shouldLetGoodObjectsThrough() {
        assertThat(PolicyRules.all().faults(Manifests.ofYaml(GOOD))).isEmpty();
        assertThat(KubernetesFields.faults(Manifests.ofYaml(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pod-security-restricted | runAsNonRoot: true | runAsNonRoot: false",
                "pod-security-restricted | runAsNonRoot: true | runAsNonRoot: true, runAsUser: 0",
                "pod-security-restricted | type: RuntimeDefault | type: Unconfined",
                "pod-security-restricted | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true",
                "pod-security-restricted | capabilities: { drop: [ALL] } | capabilities: { drop: [KILL] }",
                "pod-security-restricted | drop: [ALL] | drop: [ALL], add: [NET_ADMIN]",
                "pod-security-restricted | configMap: { name: feed-1 } | hostPath: { path: /etc }",
                "pod-security-restricted | enableServiceLinks: false | hostNetwork: true",
                "pod-security-restricted | containerPort: 8081 | containerPort: 8081, hostPort: 8081",
                "no-fixed-user | runAsNonRoot: true | runAsNonRoot: true, runAsUser: 1000",
                "read-only-root | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false",
                "no-token | automountServiceAccountToken: false | automountServiceAccountToken: true",
                "no-service-links | enableServiceLinks: false | enableServiceLinks: true",
                "requests-and-limits | `limits: { cpu: 1, memory: 1Gi }` | limits: { memory: 1Gi }",
                "requests-and-limits | `requests: { cpu: 2, memory: 2Gi }` | requests: { cpu: 2 }",
                "probes | livenessProbe: | startupProbe:",
                "probes | readinessProbe: | startupProbe:",
                "pinned-image | image: registry:5000/feed:1 | image: registry:5000/feed",
                "pinned-image | feed:2 | feed:latest",
                "no-secret-in-env | `name: SECRETS_DIR, value: /secrets` | `name: DB_PASSWORD, value: hunter2`",
                "no-secret-in-env | value: /secrets | `valueFrom: { secretKeyRef: { name: a, key: b } }`",
                "no-dangling-reference | selector: { app: feed } | selector: { app: other }",
                "no-dangling-reference | podSelector: { matchLabels: { app: feed } } | podSelector: { matchLabels: { app: other } }",
                "no-dangling-reference | serviceAccountName: feed | serviceAccountName: other",
                "no-dangling-reference | serviceName: feed | serviceName: other",
                "no-dangling-reference | configMap: { name: feed-1 } | configMap: { name: feed-2 }",
                "no-dangling-reference | volumeMounts: [{ name: config | volumeMounts: [{ name: other",
                "no-dangling-reference | path: /livez, port: health | path: /livez, port: other",
                "no-dangling-reference | targetPort: health | targetPort: other",
                "no-dangling-reference | kind: Role, name: reader | kind: Role, name: other",
                "no-dangling-reference | `ServiceAccount, name: feed, namespace: desk }]` | `ServiceAccount, name: feed, namespace: other }]`",
                "least-access | verbs: [get] | verbs: ['*']",
                "least-access | resources: [secrets] | resources: ['*']",
                "least-access | apiGroups: [\"\"] | apiGroups: ['*']",
                "least-access | verbs: [get] | `verbs: [get, list]`",
                "least-access | verbs: [get] | `verbs: [get, watch]`",
                "least-access | resources: [secrets], verbs: [get] | `resources: [users], verbs: [impersonate]`",
                "least-access | resources: [secrets], verbs: [get] | `resources: [roles], verbs: [create]`",
            })
    void shouldTell(String rule, String good, String bad) {
        assertThat(GOOD).contains(good);
        assertThat(PolicyRules.all().faults(Manifests.ofYaml(GOOD.replace(good, bad))))
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void shouldAllowATokenToTheOperatorAlone() {
        String operator = GOOD.replace("automountServiceAccountToken: false\n", "automountServiceAccountToken: true\n")
                .replace(
                        "template:\n    metadata: { labels: { app: feed",
                        "template:\n    metadata: { labels: { app: feed,"
                                + " app.kubernetes.io/part-of: stockpipeline, app.kubernetes.io/component: operator");
        assertThat(PolicyRules.all().faults(Manifests.ofYaml(operator)))
                .as("its containers do not run the operator")
                .extracting(Fault::rule)
                .containsOnly("no-token");
        String running = operator.replace("image: feed:2", "image: feed:2\n          args: [operator]")
                .replace("image: registry:5000/feed:1", "image: registry:5000/feed:1\n          args: [operator]");
        assertThat(PolicyRules.all().faults(Manifests.ofYaml(running))).isEmpty();
    }

    @Test
    void shouldExcuseWhatIsExceptedAndTellAnExceptionThatIsStale() {
        Manifests fixed = Manifests.ofYaml(GOOD.replace("runAsNonRoot: true", "runAsNonRoot: true, runAsUser: 1000"));
        PolicyRules rules = PolicyRules.all().except("no-fixed-user", "StatefulSet feed", "its image names its user");
        assertThat(rules.faults(fixed)).isEmpty();
        assertThat(rules.faults(Manifests.ofYaml(GOOD)))
                .singleElement()
                .asString()
                .contains("needs no exception");
    }

    @Test
    void shouldReadWhatTheClientBuilds() {
        Manifests built = Manifests.of(List.of(new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("feed")
                .endMetadata()
                .build()));
        assertThat(PolicyRules.all().faults(built))
                .extracting(Fault::toString)
                .containsExactly("ServiceAccount feed: automountServiceAccountToken is not false [no-token]");
        assertThat(KubernetesFields.faults(built)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "enableServiceLinks, enableServiceLink",
        "readOnlyRootFilesystem, readOnlyRootFileSystem",
        "targetPort, targetport",
        "podSelector, selector",
        "roleRef, role"
    })
    void shouldTellAFieldThatDoesNotExist(String field, String misspelt) {
        assertThat(KubernetesFields.faults(Manifests.ofYaml(GOOD.replace(field + ":", misspelt + ":"))))
                .anySatisfy(fault -> assertThat(fault).contains(misspelt));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matchLabels: { app: feed } | matchLabels: { app: 1 }",
                "labels: { svc: feed } | labels: { svc: true }",
                "value: /secrets | value: 1",
            })
    void shouldTellWhatIsNotText(String good, String bad) {
        assertThat(KubernetesFields.faults(Manifests.ofYaml(GOOD.replace(good, bad))))
                .anySatisfy(fault -> assertThat(fault).contains("is not text: quote it"));
    }
}
