package io.stockpipeline.app.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The Kafka of {@code minikube/kafka.yaml} in a namespace of its own. This machine does not reach the names that it
 * advertises, so the tests look into it with its own tools, in its pod.
 */
final class InstalledKafka implements TrialKafka {
    private static final Path FILE = Path.of("..", "minikube", "kafka.yaml");
    private static final String TOOLS = "/opt/kafka/bin/";

    private final KubernetesClient client;
    private final String namespace;

    private InstalledKafka(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Installs it and waits until it answers. */
    static InstalledKafka in(KubernetesClient client, String namespace) {
        Trial.say("installing Kafka in namespace %s", namespace);
        try (InputStream file = Files.newInputStream(FILE)) {
            client.load(file).inNamespace(namespace).create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        InstalledKafka kafka = new InstalledKafka(client, namespace);
        kafka.awaitReady();
        return kafka;
    }

    /** No broker is left when this returns. */
    void stop() {
        scale(0);
        client.pods()
                .inNamespace(namespace)
                .withName("kafka-0")
                .waitUntilCondition(pod -> pod == null, 2, TimeUnit.MINUTES);
    }

    void start() {
        scale(1);
        awaitReady();
    }

    private void scale(int replicas) {
        client.apps().statefulSets().inNamespace(namespace).withName("kafka").scale(replicas);
    }

    private void awaitReady() {
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("kafka")
                .waitUntilCondition(
                        set -> set != null
                                && set.getStatus() != null
                                && Integer.valueOf(1).equals(set.getStatus().getReadyReplicas()),
                        10,
                        TimeUnit.MINUTES);
    }

    @Override
    public String address() {
        return "kafka." + namespace + ".svc:9092";
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public Set<String> topics(String prefix) {
        return run("kafka-topics.sh", "--list").stream()
                .filter(topic -> topic.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<String> newRecords(String topic, int count) {
        return run(
                        "kafka-console-consumer.sh",
                        "--isolation-level",
                        "read_committed",
                        "--topic",
                        topic,
                        "--max-messages",
                        Integer.toString(count),
                        "--timeout-ms",
                        "30000")
                .stream()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    @Override
    public void delete(Set<String> topics) {
        topics.forEach(topic -> run("kafka-topics.sh", "--delete", "--topic", topic));
    }

    private List<String> run(String tool, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "KAFKA_HEAP_OPTS=-Xmx128m", TOOLS + tool, "--bootstrap-server", "localhost:9092"));
        command.addAll(List.of(arguments));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecWatch run = client.pods()
                .inNamespace(namespace)
                .withName("kafka-0")
                .writingOutput(output)
                .exec(command.toArray(String[]::new))) {
            run.exitCode().get(1, TimeUnit.MINUTES);
            return output.toString(StandardCharsets.UTF_8).lines().toList();
        } catch (Exception e) {
            throw new IllegalStateException(tool + " in the pod of Kafka: " + output, e);
        }
    }
}
