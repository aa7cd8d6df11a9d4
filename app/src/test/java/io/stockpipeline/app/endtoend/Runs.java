package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs pipelines in this process until their source is done, in a folder of the test's own. */
final class Runs {
    private final Path folder;

    Runs(Path folder) {
        this.folder = folder;
    }

    /** Writes a pipeline over {@code ticks.csv} in the folder, with one partition. */
    Path write(String spec) throws IOException {
        return Files.writeString(
                folder.resolve("pipeline.yaml"),
                "apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\nmetadata: { name: test }\nspec:\n"
                        + spec.indent(2) + "  topics: { partitions: 1 }\n");
    }

    RunCounts toTheEnd(Path file) throws InterruptedException {
        return new LocalRun(
                        Workload.read(file),
                        new RunOptions(folder, null, folder.resolve("data"), null, null, true, null),
                        null,
                        warning -> {})
                .run(new StopSignal())
                .progress()
                .counts();
    }

    Path kafka(Path file) {
        StockPipeline pipeline = Workload.read(file);
        return folder.resolve("data").resolve(pipeline.qualifiedName()).resolve("kafka");
    }

    Topics committed(Path file) {
        return Topics.committed(Workload.read(file), kafka(file));
    }
}
