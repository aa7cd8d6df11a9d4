package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The console: a Deployment, the Service in front of it and, where asked, an Ingress. */
final class ConsoleObjects {
    static final int PORT = 8080;

    static final String PORT_NAME = "http";
    private static final long STARTUP_SECONDS = 300;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private ConsoleObjects() {}

    static List<HasMetadata> of(
            Pipeline pipeline, Facts facts, OperatorSettings settings, RoleConfig config, Metadata metadata)
            throws InvalidTemplateException {
        PipelineRole component = PipelineRole.CONSOLE;
        ConsoleSpec console = pipeline.spec().console();
        PipelineTopics topics = pipeline.topics();
        PodBlueprint pods = new PodBlueprint(
                pipeline,
                component,
                facts,
                settings,
                PodSettings.of(console.template(), "spec.console.template", RoleDefaults.of(component)),
                Mounts.of(config)
                        .kafka(SecretNames.kafka(pipeline.spec()))
                        .secrets(SecretNames.console(pipeline.spec()).keySet()),
                List.of(topics.averages(), topics.alarms(), topics.bars()),
                Optional.empty(),
                Surroundings.joined(
                        facts.secretsHash().kafka(), facts.secretsHash().console()),
                STARTUP_SECONDS);
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(service(pipeline, console, metadata));
        objects.add(new DeploymentBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(component), component))
                .withNewSpec()
                .withReplicas(console.replicas())
                .withRevisionHistoryLimit(Surroundings.HISTORY)
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(1))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Labels.selector(pipeline.name(), component))
                .endSelector()
                .withTemplate(pods.build(false))
                .endSpec()
                .build());
        objects.add(Surroundings.disruptionBudget(pipeline, component, metadata));
        ConsoleSpec.Ingress ingress = console.ingress();
        if (ingress != null) {
            objects.add(ingress(pipeline, ingress, metadata));
        }
        return objects;
    }

    /** By the Service's name of the port, and by what it says to speak, ingress controllers tell how to talk to it. */
    private static String protocol(ConsoleSpec console) {
        return console.tls() == null ? "http" : "https";
    }

    private static Service service(Pipeline pipeline, ConsoleSpec console, Metadata metadata) {
        return new ServiceBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(PipelineRole.CONSOLE), PipelineRole.CONSOLE))
                .withNewSpec()
                .withType(console.service().type().name())
                .withSelector(Labels.selector(pipeline.name(), PipelineRole.CONSOLE))
                .withPorts(new ServicePortBuilder()
                        .withName(protocol(console))
                        .withAppProtocol(protocol(console))
                        .withPort(console.tls() == null ? HTTP : HTTPS)
                        .withTargetPort(new IntOrString(PORT_NAME))
                        .withProtocol("TCP")
                        .build())
                .endSpec()
                .build();
    }

    private static Ingress ingress(Pipeline pipeline, ConsoleSpec.Ingress wanted, Metadata metadata) {
        IngressBuilder ingress = new IngressBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(PipelineRole.CONSOLE), PipelineRole.CONSOLE))
                .withNewSpec()
                .withIngressClassName(wanted.className())
                .addNewRule()
                .withHost(wanted.host())
                .withNewHttp()
                .addNewPath()
                .withPath("/")
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(pipeline.nameOf(PipelineRole.CONSOLE))
                .withNewPort()
                .withName(protocol(pipeline.spec().console()))
                .endPort()
                .endService()
                .endBackend()
                .endPath()
                .endHttp()
                .endRule()
                .endSpec();
        Map<String, String> annotations = new TreeMap<>(wanted.annotations());
        if (pipeline.spec().console().tls() != null) {
            // ingress-nginx does not look at the Service for it; others pass it over.
            annotations.putIfAbsent("nginx.ingress.kubernetes.io/backend-protocol", "HTTPS");
        }
        if (!annotations.isEmpty()) {
            ingress.editMetadata().withAnnotations(annotations).endMetadata();
        }
        String certificate = wanted.tlsSecretName();
        if (certificate != null) {
            ingress.editSpec()
                    .withTls(new IngressTLSBuilder()
                            .withHosts(wanted.host())
                            .withSecretName(certificate)
                            .build())
                    .endSpec();
        }
        return ingress.build();
    }
}
