package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import io.stockpipeline.model.spec.PodTemplate;

/** {@code template}: the part of a pod that a pipeline may set, the same for every role. */
final class PodTable {
    private static final MapOf TEXTS = MapOf.of(new Text(ofAnyLength()), 64);
    private static final ListOf OBJECTS = ListOf.of(new FreeObject(), 0, 64);
    private static final MapOf QUANTITIES = MapOf.of(new IntOrText(Forms.QUANTITY), 16);

    static final Struct STRUCT = Struct.of(
            field(
                    "resources",
                    Struct.of(
                            field(
                                    "requests",
                                    QUANTITIES,
                                    "What the container is promised, for example { cpu: 500m, memory: 1Gi }."),
                            field("limits", QUANTITIES, "What the container may use at most.")),
                    "CPU and memory of the container."),
            field("labels", TEXTS, "Labels of the pods."),
            field("annotations", TEXTS, "Annotations of the pods."),
            field("nodeSelector", TEXTS, "Labels that a node must have."),
            field("tolerations", OBJECTS, "Taints that the pods tolerate."),
            field("affinity", new FreeObject(), "Affinity of the pods."),
            field("topologySpreadConstraints", OBJECTS, "How the pods are spread."),
            field("priorityClassName", new Text(Forms.DNS_NAME), "Priority class of the pods."),
            field("imagePullSecrets", ListOf.of(References.SECRET, 0, 16), "Secrets that open the registry."),
            field("serviceAccountName", new Text(Forms.DNS_NAME), "Service account instead of the pipeline's own."),
            field(
                    "env",
                    ListOf.of(
                            Struct.of(
                                    field(
                                                    "name",
                                                    new Text(Form.of(
                                                            "the name of an environment variable",
                                                            "^[A-Za-z_][A-Za-z0-9_.-]*$",
                                                            253,
                                                            "use letters, digits and _ . -, for example HTTPS_PROXY")),
                                                    "Name of the variable.")
                                            .required("name: HTTPS_PROXY"),
                                    field("value", new Text(ofAnyLength()), "Value of the variable.")
                                            .required("value: http://proxy:3128")),
                            0,
                            64),
                    "Environment variables of the container."),
            field("volumes", OBJECTS, "Volumes of the pods."),
            field("volumeMounts", OBJECTS, "Where the container mounts them."),
            field(
                    "jvmOptions",
                    ListOf.of(new Text(Form.free("a JVM option", 256)), 0, 64),
                    "Options of the Java virtual machine."),
            field("logLevel", Choice.of(PodTemplate.LogLevel.class), "Verbosity of the log; INFO when absent."));

    static final Field FIELD = field("template", STRUCT, "Settings of the role's pods.");

    private PodTable() {}

    /** Annotations may be empty and long. */
    private static Form ofAnyLength() {
        return Form.of("text", Forms.ANYTHING, 32_768, "write at most 32768 characters");
    }
}
