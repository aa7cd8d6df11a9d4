package io.stockpipeline.operator.settings;

import io.stockpipeline.model.spec.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the operator is set up: everything comes from the environment, as the chart sets it, each variable with its
 * default here.
 *
 * @param image the image of the pipelines' pods
 * @param imagePullPolicy when it is pulled
 * @param bootstrapServers the Kafka of pipelines that name none; an address only, never credentials
 * @param watchNamespaces the namespaces looked after; empty: all
 * @param watchSelector only StockPipelines with these labels; empty: all
 * @param namespace the operator's own namespace
 * @param name the operator's own name in it: together with the namespace what tells one operator from another
 * @param leaderElection whether several may run, of which one works
 * @param resync how often a pipeline is looked at though nothing was heard of it
 * @param networkPolicies whether each pipeline gets a NetworkPolicy
 * @param podMonitors whether each pipeline gets a PodMonitor
 * @param fsGroup the group that volumes are given to; absent: none, as on OpenShift, which chooses its own
 * @param oauthAllowedUrls token endpoints that the operator's own Kafka clients may send credentials to; a pipeline's
 *     settings alone must not choose where they go
 */
public record OperatorSettings(
        String image,
        PullPolicy imagePullPolicy,
        @Nullable String bootstrapServers,
        Set<String> watchNamespaces,
        @Nullable String watchSelector,
        String namespace,
        String name,
        boolean leaderElection,
        Duration resync,
        boolean networkPolicies,
        boolean podMonitors,
        @Nullable Long fsGroup,
        Set<String> oauthAllowedUrls) {
    public static final String IMAGE = "STOCKPIPELINE_IMAGE";
    public static final String IMAGE_PULL_POLICY = "STOCKPIPELINE_IMAGE_PULL_POLICY";
    public static final String BOOTSTRAP_SERVERS = "STOCKPIPELINE_BOOTSTRAP_SERVERS";
    public static final String WATCH_NAMESPACES = "STOCKPIPELINE_WATCH_NAMESPACES";
    public static final String WATCH_SELECTOR = "STOCKPIPELINE_WATCH_SELECTOR";
    public static final String NAMESPACE = "STOCKPIPELINE_OPERATOR_NAMESPACE";
    public static final String NAME = "STOCKPIPELINE_OPERATOR_NAME";
    public static final String LEADER_ELECTION = "STOCKPIPELINE_LEADER_ELECTION";
    public static final String RESYNC = "STOCKPIPELINE_RESYNC";
    public static final String NETWORK_POLICIES = "STOCKPIPELINE_NETWORK_POLICIES";
    public static final String POD_MONITORS = "STOCKPIPELINE_POD_MONITORS";
    public static final String FS_GROUP = "STOCKPIPELINE_FS_GROUP";
    public static final String OAUTH_ALLOWED_URLS = "STOCKPIPELINE_OAUTH_ALLOWED_URLS";

    /** Of 128 characters; the rest is a prefix. */
    private static final int LONGEST_IDENTITY = 100;

    private static final String DEFAULT_NAME = "stockpipeline-operator";

    public OperatorSettings {
        watchNamespaces = Set.copyOf(watchNamespaces);
        oauthAllowedUrls = Set.copyOf(oauthAllowedUrls);
    }

    /** The same, where the cluster has no PodMonitors. */
    public OperatorSettings withoutPodMonitors() {
        return new OperatorSettings(
                image,
                imagePullPolicy,
                bootstrapServers,
                watchNamespaces,
                watchSelector,
                namespace,
                name,
                leaderElection,
                resync,
                networkPolicies,
                false,
                fsGroup,
                oauthAllowedUrls);
    }

    /** Kubernetes' values. */
    public enum PullPolicy {
        Always,
        IfNotPresent,
        Never
    }

    /** Says what is wrong with the environment, one line a fault. */
    public static final class FaultyEnvironmentException extends Exception {
        private static final long serialVersionUID = 1L;

        FaultyEnvironmentException(String message) {
            super(message);
        }
    }

    /** Who this operator is among others: {@code namespace/name}, shortened where a field manager's name would be too long. */
    public String identity() {
        String full = namespace + "/" + name;
        return full.length() <= LONGEST_IDENTITY
                ? full
                : full.substring(0, LONGEST_IDENTITY - 9) + "-" + HexFormat.of().toHexDigits(full.hashCode());
    }

    /**
     * Reads the environment.
     *
     * @throws FaultyEnvironmentException when a variable is missing or means nothing; the message names it
     */
    public static OperatorSettings of(Map<String, String> environment) throws FaultyEnvironmentException {
        Environment read = new Environment(environment);
        return new OperatorSettings(
                read.required(IMAGE, "the image of the pipelines' pods, for example stockpipeline/stockpipeline:0.1.0"),
                read.choice(IMAGE_PULL_POLICY, PullPolicy.IfNotPresent),
                read.text(BOOTSTRAP_SERVERS).orElse(null),
                read.list(WATCH_NAMESPACES),
                read.text(WATCH_SELECTOR).orElse(null),
                read.text(NAMESPACE).orElse("default"),
                read.text(NAME).orElse(DEFAULT_NAME),
                read.flag(LEADER_ELECTION, true),
                read.span(RESYNC, Duration.ofMinutes(4)),
                read.flag(NETWORK_POLICIES, false),
                read.flag(POD_MONITORS, false),
                read.number(FS_GROUP).orElse(null),
                read.list(OAUTH_ALLOWED_URLS));
    }

    /** Typed looks at the variables; an empty one counts as absent, as charts leave them. */
    private record Environment(Map<String, String> variables) {
        Optional<String> text(String name) {
            return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        String required(String name, String meaning) throws FaultyEnvironmentException {
            return text(name).orElseThrow(() -> new FaultyEnvironmentException(name + " is not set: " + meaning));
        }

        Set<String> list(String name) {
            return text(name).stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        boolean flag(String name, boolean byDefault) throws FaultyEnvironmentException {
            String value = text(name).orElse(Boolean.toString(byDefault));
            if (!List.of("true", "false").contains(value)) {
                throw new FaultyEnvironmentException(name + ": write true or false, not " + value);
            }
            return Boolean.parseBoolean(value);
        }

        PullPolicy choice(String name, PullPolicy byDefault) throws FaultyEnvironmentException {
            String value = text(name).orElse(byDefault.name());
            try {
                return PullPolicy.valueOf(value);
            } catch (IllegalArgumentException e) {
                throw new FaultyEnvironmentException(name + ": write one of "
                        + Arrays.stream(PullPolicy.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", not "
                        + value);
            }
        }

        Duration span(String name, Duration byDefault) throws FaultyEnvironmentException {
            Optional<String> value = text(name);
            try {
                return value.map(text -> Duration.ofMillis(Span.of(text).millis()))
                        .orElse(byDefault);
            } catch (IllegalArgumentException e) {
                throw new FaultyEnvironmentException(name + ": " + e.getMessage() + "; write for example 4m");
            }
        }

        Optional<Long> number(String name) throws FaultyEnvironmentException {
            try {
                return text(name).map(Long::valueOf);
            } catch (NumberFormatException e) {
                throw new FaultyEnvironmentException(name + ": write a whole number");
            }
        }
    }
}
