package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables of a role's container: how the role's command is told everything that is not in its file. */
final class RoleEnvironment {
    static final int HEALTH_PORT = 8081;

    private static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";
    /** The image's own options: garbage collector, class cache, exit when memory is out. Later ones win. */
    private static final String IMAGE_OPTIONS = "@/opt/stockpipeline/jvm.options";

    private static final String POD_INDEX = "metadata.labels['apps.kubernetes.io/pod-index']";

    private RoleEnvironment() {}

    /** Of the container that runs the role. */
    static List<EnvVar> ofRole(Pipeline pipeline, PipelineRole component, Facts facts, PodTemplate template) {
        Map<String, EnvVar> variables = kafka(pipeline, facts);
        put(variables, "STOCKPIPELINE_PIPELINE", Mounts.CONFIG_FOLDER + "/" + RoleConfig.FILE);
        put(variables, "STOCKPIPELINE_HEALTH_ADDRESS", "0.0.0.0:" + HEALTH_PORT);
        switch (component) {
            case EXTRACTOR -> {
                variables.put("STOCKPIPELINE_SHARD", podIndex());
                put(variables, "STOCKPIPELINE_SECRETS_DIR", Mounts.SECRETS_FOLDER);
                // Of the pod: a container that is started again finds what the one before has left there, another pod
                // does not.
                put(variables, "STOCKPIPELINE_REFUSALS_DIR", Mounts.TMP_FOLDER);
            }
            case PROCESSOR -> put(variables, "STOCKPIPELINE_STATE_DIR", Mounts.STATE_FOLDER);
            case CONSOLE -> {
                put(variables, "STOCKPIPELINE_HTTP_ADDRESS", "0.0.0.0:" + ConsoleObjects.PORT);
                if (pipeline.spec().console().ingress() != null) {
                    // Who asks is whom the Ingress names; else all who come through it would be one caller.
                    put(variables, "STOCKPIPELINE_TRUSTED_PROXIES", "1");
                }
                put(variables, "STOCKPIPELINE_SECRETS_DIR", Mounts.SECRETS_FOLDER);
            }
        }
        PodTemplate.LogLevel level = template.logLevel();
        if (level != null) {
            put(variables, "STOCKPIPELINE_LOG_LEVEL", level.name());
        }
        put(variables, JVM_OPTIONS, jvmOptions(RoleDefaults.of(component).heapPercent(), template.jvmOptions()));
        template.env().forEach(given -> put(variables, given.name(), given.value()));
        return new ArrayList<>(variables.values());
    }

    /** Of the init containers: Kafka as the role will see it. */
    static List<EnvVar> ofWaiting(Pipeline pipeline, Facts facts, PodTemplate template) {
        Map<String, EnvVar> variables = kafka(pipeline, facts);
        // Too short a life for the second compiler to pay.
        put(variables, JVM_OPTIONS, jvmOptions(RoleDefaults.WAITING.heapPercent(), List.of("-XX:TieredStopAtLevel=1")));
        template.env().forEach(given -> put(variables, given.name(), given.value()));
        return new ArrayList<>(variables.values());
    }

    private static Map<String, EnvVar> kafka(Pipeline pipeline, Facts facts) {
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        put(variables, "STOCKPIPELINE_BOOTSTRAP_SERVERS", facts.bootstrapServers());
        Optional<String> secret = SecretNames.kafka(pipeline.spec());
        secret.ifPresent(
                name -> put(variables, "STOCKPIPELINE_CLIENT_CONFIG", Mounts.KAFKA_FOLDER + "/client.properties"));
        return variables;
    }

    private static String jvmOptions(int heapPercent, List<String> given) {
        return Stream.concat(
                        Stream.of(IMAGE_OPTIONS, "-XX:MaxRAMPercentage=" + heapPercent),
                        given.stream().map(RoleEnvironment::quoted))
                .collect(Collectors.joining(" "));
    }

    /** Java splits the variable at white space, but for what stands in quotes. */
    private static String quoted(String option) {
        return option.chars().anyMatch(Character::isWhitespace) ? '"' + option + '"' : option;
    }

    private static void put(Map<String, EnvVar> variables, String name, String value) {
        variables.put(name, new EnvVarBuilder().withName(name).withValue(value).build());
    }

    private static EnvVar podIndex() {
        return new EnvVarBuilder()
                .withName("STOCKPIPELINE_SHARD")
                .withNewValueFrom()
                .withNewFieldRef("v1", POD_INDEX)
                .endValueFrom()
                .build();
    }
}
