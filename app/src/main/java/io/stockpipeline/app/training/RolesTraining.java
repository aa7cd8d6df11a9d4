package io.stockpipeline.app.training;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * What a pod does: waits for Kafka and for the topics, then extracts, processes and answers; one pipeline with its state in memory
 * and exactly once, one with its state on disk and at least once.
 */
record RolesTraining(Rehearsal rehearsal, Supplier<EmbeddedBroker> kafka) implements TrainingPart {
    private static final List<String> PIPELINES = List.of("memory.yaml", "disk.yaml");

    @Override
    public void run() throws InterruptedException {
        EmbeddedBroker broker = kafka.get();
        Path clientConfig = rehearsal.write(
                "client.properties",
                ("bootstrap.servers=" + broker.bootstrapServers() + "\n").getBytes(StandardCharsets.UTF_8));
        rehearsal.command("wait-for", "kafka", "--config", clientConfig.toString());
        ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        try (Admin admin = Admin.create(clients.toConfig())) {
            Progress progress = new Progress(admin);
            List<CompletableFuture<Integer>> roles = new ArrayList<>();
            for (String name : PIPELINES) {
                Path file = rehearsal.pipeline(name);
                PipelineTopics topics = PipelineTopics.of(read(file));
                create(admin, topics);
                rehearsal.command("wait-for", "topics", topics.ticks(), "--config", clientConfig.toString());
                roles.add(start("extractor", file, clientConfig));
                roles.add(start(
                        "processor",
                        file,
                        clientConfig,
                        "--state-dir",
                        rehearsal.folder().resolve(name + ".state").toString()));
                roles.add(start("console", file, clientConfig, "--http-address", "127.0.0.1:0"));
                progress.expect(topics.averages());
            }
            progress.await(roles);
        }
    }

    private static void create(Admin admin, PipelineTopics topics) throws InterruptedException {
        new TopicCreator(admin)
                .create(topics.definitions().stream()
                        .map(topic -> new TopicDefinition(topic.name(), topic.partitions(), 1, topic.config()))
                        .toList());
    }

    private CompletableFuture<Integer> start(String role, Path file, Path clientConfig, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(role, "--pipeline", file.toString(), "--client-config", clientConfig.toString()));
        // Any free port: two of a kind share this JVM.
        arguments.addAll(List.of("--health-address", "127.0.0.1:0"));
        arguments.addAll(List.of(more));
        Executor ofItsOwn = task -> {
            Thread thread = new Thread(task, "training-" + role);
            thread.setDaemon(true);
            thread.start();
        };
        return CompletableFuture.supplyAsync(
                () -> rehearsal.commands().execute(arguments.toArray(String[]::new)), ofItsOwn);
    }

    static StockPipeline read(Path file) {
        try {
            return PipelineFile.read(file);
        } catch (IOException | InvalidPipelineException e) {
            throw new FailedException("training: " + file + ": " + e.getMessage(), e);
        }
    }
}
