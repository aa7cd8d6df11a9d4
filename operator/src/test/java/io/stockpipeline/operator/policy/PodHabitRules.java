package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pods of this platform keep to besides Pod Security. */
final class PodHabitRules {
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(PASSWORD|PASSWD|TOKEN|SECRET|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)");

    private PodHabitRules() {}

    /** Only the operator talks to the API server; no other pod is given a token that could be stolen. */
    static Stream<Fault> noToken(Manifests manifests) {
        Stream<Fault> pods = manifests
                .pods()
                .filter(pod -> !isOperator(pod))
                .filter(pod -> pod.spec().path("automountServiceAccountToken").asBoolean(true))
                .map(pod -> Fault.of("no-token", pod.owner(), "automountServiceAccountToken is not false"));
        Stream<Fault> accounts = manifests
                .ofKind("ServiceAccount")
                .filter(account ->
                        account.json().path("automountServiceAccountToken").asBoolean(true))
                .map(account -> Fault.of("no-token", account, "automountServiceAccountToken is not false"));
        return Stream.concat(pods, accounts);
    }

    private static boolean isOperator(Pod pod) {
        return pod.labels().path("app.kubernetes.io/part-of").asText().equals("stockpipeline")
                && pod.labels().path("app.kubernetes.io/component").asText().equals("operator")
                && pod.containers()
                        .allMatch(container ->
                                container.json().path("args").path(0).asText().equals("operator"));
    }

    /** A Service called "kafka" would else inject KAFKA_PORT and the like, which read as settings. */
    static Stream<Fault> noServiceLinks(Manifests manifests) {
        return manifests
                .pods()
                .filter(pod -> pod.spec().path("enableServiceLinks").asBoolean(true))
                .map(pod -> Fault.of("no-service-links", pod.owner(), "enableServiceLinks is not false"));
    }

    static Stream<Fault> requestsAndLimits(Manifests manifests) {
        return manifests
                .containers()
                .flatMap(container -> Stream.of("requests", "limits")
                        .flatMap(bound -> Stream.of("cpu", "memory")
                                .filter(resource -> container
                                        .json()
                                        .path("resources")
                                        .path(bound)
                                        .path(resource)
                                        .isMissingNode())
                                .map(resource -> Fault.of(
                                        "requests-and-limits", container, "no resources." + bound + "." + resource))));
    }

    static Stream<Fault> probes(Manifests manifests) {
        return manifests
                .containers()
                .filter(Container::longRunning)
                .flatMap(container -> Stream.of("readinessProbe", "livenessProbe")
                        .filter(probe -> !container.json().has(probe))
                        .map(probe -> Fault.of("probes", container, "no " + probe)));
    }

    /** A reference that means another image tomorrow cannot be rolled back to. */
    static Stream<Fault> pinnedImage(Manifests manifests) {
        return manifests.containers().flatMap(container -> {
            String image = container.json().path("image").asText();
            String last = image.substring(image.lastIndexOf('/') + 1);
            boolean pinned = last.contains("@sha256:") || (last.contains(":") && !last.endsWith(":latest"));
            return pinned
                    ? Stream.empty()
                    : Stream.of(Fault.of("pinned-image", container, "image \"" + image + "\" has no tag or latest"));
        });
    }

    /** An environment is seen by whoever may describe the pod, and is handed on to every child process. */
    static Stream<Fault> noSecretInEnvironment(Manifests manifests) {
        return manifests.containers().flatMap(container -> {
            List<String> words = new ArrayList<>();
            for (JsonNode variable : container.json().path("env")) {
                String name = variable.path("name").asText();
                if (variable.at("/valueFrom/secretKeyRef").isObject()) {
                    words.add("env " + name + " comes from a Secret: mount it as a file");
                } else if (SECRET_NAME.matcher(name).matches()
                        && !variable.path("value").asText().isEmpty()) {
                    words.add("env " + name + " looks like a secret in plain text");
                }
            }
            for (JsonNode from : container.json().path("envFrom")) {
                if (from.has("secretRef")) {
                    words.add("envFrom a Secret: mount it as files");
                }
            }
            return words.stream().map(word -> Fault.of("no-secret-in-env", container, word));
        });
    }
}
