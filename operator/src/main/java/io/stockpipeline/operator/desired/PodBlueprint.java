package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.PodTemplate;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pods of one component: two containers that wait, in order, and the one that works. */
final class PodBlueprint {
    static final String RESTART_ANNOTATION = "stockpipeline.io/restart";
    static final String SECRETS_ANNOTATION = "stockpipeline.io/secrets";

    /** Longer than a role takes to hand over what it has begun. */
    private static final long GRACE_SECONDS = 45;

    /** Until everybody who balances over the pods has heard that one is going. */
    private static final String FAREWELL_SECONDS = "5";

    private static final int PROBE_PERIOD = 5;

    private final Pipeline pipeline;
    private final PipelineRole component;
    private final Facts facts;
    private final OperatorSettings settings;
    private final PodSettings pod;
    private final Mounts mounts;
    private final List<String> topics;
    private final Optional<String> foreignTopic;
    private final @Nullable String secretsHash;
    private final long startupSeconds;

    /**
     * Prepares.
     *
     * @param topics those with the pipeline's number of partitions that the role cannot begin without
     * @param foreignTopic one of somebody else's that it cannot begin without, with as many partitions as it has
     * @param secretsHash of the Secrets that its files come from
     * @param startupSeconds how long it may take until it is ready, extractor and console until they live, before it is started anew
     */
    PodBlueprint(
            Pipeline pipeline,
            PipelineRole component,
            Facts facts,
            OperatorSettings settings,
            PodSettings pod,
            Mounts mounts,
            List<String> topics,
            Optional<String> foreignTopic,
            @Nullable String secretsHash,
            long startupSeconds) {
        this.pipeline = pipeline;
        this.component = component;
        this.facts = facts;
        this.settings = settings;
        this.pod = pod;
        this.mounts = mounts;
        this.topics = topics;
        this.foreignTopic = foreignTopic;
        this.secretsHash = secretsHash;
        this.startupSeconds = startupSeconds;
    }

    PodTemplateSpec build(boolean keepsState) {
        PodTemplate template = pod.template();
        Map<String, String> labels = new LinkedHashMap<>(template.labels());
        labels.putAll(Labels.of(pipeline.name(), component));
        PodSpecBuilder spec = new PodSpecBuilder()
                .withServiceAccountName(serviceAccount())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withFsGroup(keepsState ? settings.fsGroup() : null)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withInitContainers(waiting())
                .withContainers(role())
                .withVolumes(Stream.concat(mounts.volumes().stream(), pod.volumes().stream())
                        .toList())
                .withTopologySpreadConstraints(spread())
                .withTolerations(pod.tolerations())
                .withAffinity(pod.affinity())
                .withPriorityClassName(template.priorityClassName())
                .withImagePullSecrets(template.imagePullSecrets().stream()
                        .map(secret -> new LocalObjectReference(secret.name()))
                        .toList());
        if (!template.nodeSelector().isEmpty()) {
            spec.withNodeSelector(template.nodeSelector());
        }
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(annotations())
                .endMetadata()
                .withSpec(spec.build())
                .build();
    }

    private String serviceAccount() {
        return Optional.ofNullable(pod.template().serviceAccountName()).orElse(pipeline.name());
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>(pod.template().annotations());
        long nonce = pipeline.spec().restartNonce();
        if (nonce != 0) {
            annotations.put(RESTART_ANNOTATION, Long.toString(nonce));
        }
        if (secretsHash != null) {
            annotations.put(SECRETS_ANNOTATION, secretsHash);
        }
        return annotations;
    }

    private List<Container> waiting() {
        List<Container> containers = new ArrayList<>(List.of(
                waiting("wait-for-kafka", List.of("wait-for", "kafka", "--timeout", "0")),
                waiting("wait-for-topics", waitForTopics())));
        foreignTopic.ifPresent(topic ->
                containers.add(waiting("wait-for-source", List.of("wait-for", "topics", topic, "--timeout", "0"))));
        return containers;
    }

    private List<String> waitForTopics() {
        List<String> arguments = new ArrayList<>(List.of("wait-for", "topics"));
        arguments.addAll(topics);
        arguments.addAll(List.of(
                "--min-partitions",
                Integer.toString(pipeline.spec().topics().effectivePartitions()),
                "--timeout",
                "0"));
        return arguments;
    }

    private Container waiting(String name, List<String> arguments) {
        return container(name, arguments, RoleDefaults.WAITING)
                .withEnv(RoleEnvironment.ofWaiting(pipeline, facts, pod.template()))
                .withVolumeMounts(allMounts())
                .build();
    }

    private Container role() {
        return container(component.label(), List.of(component.label()), null)
                // Where relative paths begin.
                .withWorkingDir(Mounts.STATE_FOLDER)
                .withEnv(RoleEnvironment.ofRole(pipeline, component, facts, pod.template()))
                .withPorts(ports())
                .withStartupProbe(probe(startupProbe(), Math.toIntExact(Math.max(1, startupSeconds / PROBE_PERIOD))))
                .withReadinessProbe(probe("/readyz", 2))
                // A minute: what merely hangs while Kafka is away must not be killed for it.
                .withLivenessProbe(probe("/livez", 12))
                .withLifecycle(farewell())
                .withVolumeMounts(allMounts())
                .build();
    }

    /** The console answers on for a while after it was told to go; who works for nobody else has no reason to wait. */
    private @Nullable Lifecycle farewell() {
        return component == PipelineRole.CONSOLE
                ? new LifecycleBuilder()
                        .withNewPreStop()
                        .withNewExec()
                        .withCommand("sleep", FAREWELL_SECONDS)
                        .endExec()
                        .endPreStop()
                        .build()
                : null;
    }

    /**
     * The console is up as soon as it lives: how long its view takes depends on what there is to read, and a new start would
     * begin with the first record again. Until the view has caught up it is not ready, and the pod before serves on. So is the
     * extractor: it may have to wait for another credential, and killed for that it would lose the words that say so.
     */
    private String startupProbe() {
        return component == PipelineRole.PROCESSOR ? "/readyz" : "/livez";
    }

    private List<ContainerPort> ports() {
        ContainerPort health = port("health", RoleEnvironment.HEALTH_PORT);
        return component == PipelineRole.CONSOLE
                ? List.of(port(ConsoleObjects.PORT_NAME, ConsoleObjects.PORT), health)
                : List.of(health);
    }

    private static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(number)
                .withProtocol("TCP")
                .build();
    }

    /**
     * What all containers share.
     *
     * @param resources null: those of the pod's settings
     */
    private ContainerBuilder container(String name, List<String> arguments, @Nullable RoleDefaults resources) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(facts.image())
                .withImagePullPolicy(settings.imagePullPolicy().name())
                .withArgs(arguments)
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withSecurityContext(restricted())
                .withNewResources()
                .withRequests(resources == null ? pod.requests() : quantities(resources.requests()))
                .withLimits(resources == null ? pod.limits() : quantities(resources.limits()))
                .endResources();
    }

    private static Map<String, Quantity> quantities(Map<String, String> texts) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        texts.forEach((name, text) -> quantities.put(name, new Quantity(text)));
        return quantities;
    }

    private List<VolumeMount> allMounts() {
        return Stream.concat(mounts.mounts().stream(), pod.volumeMounts().stream())
                .toList();
    }

    private static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    private static Probe probe(String path, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort("health")
                .withScheme("HTTP")
                .endHttpGet()
                .withPeriodSeconds(PROBE_PERIOD)
                .withTimeoutSeconds(3)
                .withSuccessThreshold(1)
                .withFailureThreshold(failures)
                .build();
    }

    /** Pods of the same part on different nodes where that can be had. */
    private List<TopologySpreadConstraint> spread() {
        if (!pod.topologySpreadConstraints().isEmpty()) {
            return pod.topologySpreadConstraints();
        }
        return List.of(new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(pipeline.name(), component))
                .endLabelSelector()
                .build());
    }
}
