package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.arena.Input;
import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.broker.BrokerProcess;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.harness.contest.Installation;
import io.stockpipeline.bench.harness.contest.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One broker, up from the first contestant to the last, and the arenas on it. */
final class Session implements AutoCloseable {
    private final Path folder;
    private final Path kafka;
    private final Installation installation;
    private final List<String> jvmOptions;
    private final BrokerProcess broker;
    private final Cluster cluster;

    private Session(Path folder, Path kafka, Options options) throws IOException {
        this.folder = folder;
        this.kafka = kafka;
        this.installation = new Installation(options.home());
        this.jvmOptions = options.jvmOptions();
        this.broker = BrokerProcess.start(Installation.java(), kafka);
        this.cluster = new Cluster(broker.bootstrapServers());
    }

    /** @param folder where everything is kept that is written */
    static Session open(Path folder, Options options) throws IOException {
        return new Session(folder, Files.createDirectories(folder.resolve("kafka")), options);
    }

    Installation installation() {
        return installation;
    }

    /** An arena whose input is written already. */
    Stage withInput(String name, Workload workload, int threads)
            throws IOException, InterruptedException, ExecutionException {
        Stage stage = withoutInput(name, workload, threads);
        new Input(cluster, kafka).provide(stage.arena().input(), workload);
        return stage;
    }

    /** An arena whose input is still to come. */
    Stage withoutInput(String name, Workload workload, int threads) {
        Arena arena = new Arena(broker.bootstrapServers(), name, workload, threads, folder);
        return new Stage(arena, cluster, installation, jvmOptions);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        broker.close();
    }
}
