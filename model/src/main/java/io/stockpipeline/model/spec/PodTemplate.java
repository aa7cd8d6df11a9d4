package io.stockpipeline.model.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The curated part of a pod that a pipeline may set, the same for every role. Maps of objects are passed to Kubernetes as they are. */
public record PodTemplate(
        @Nullable Resources resources,
        Map<String, String> labels,
        Map<String, String> annotations,
        Map<String, String> nodeSelector,
        List<Map<String, Object>> tolerations,
        @Nullable Map<String, Object> affinity,
        List<Map<String, Object>> topologySpreadConstraints,
        @Nullable String priorityClassName,
        List<SecretRef> imagePullSecrets,
        @Nullable String serviceAccountName,
        List<EnvVar> env,
        List<Map<String, Object>> volumes,
        List<Map<String, Object>> volumeMounts,
        List<String> jvmOptions,
        @Nullable LogLevel logLevel) {

    /** Requests and limits as Kubernetes quantities. */
    public record Resources(Map<String, String> requests, Map<String, String> limits) {}

    /** A plain environment variable. */
    public record EnvVar(String name, String value) {}

    /** Verbosity of the role's log. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
