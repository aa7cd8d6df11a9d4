package io.stockpipeline.app.console;

import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.sink.HistorySink;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that writes the history until it is killed. */
final class HistoryWriter {
    private HistoryWriter() {}

    static Process start(Path pipeline, String bootstrapServers, String database, Path output) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HistoryWriter.class.getName(),
                        pipeline.toString(),
                        bootstrapServers,
                        database))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        StockPipeline pipeline = PipelineFile.read(Path.of(arguments[0]));
        HistoryDatabase database =
                HistoryDatabase.open(new DatabaseAddress(arguments[2], "postgres", ""), pipeline.qualifiedName());
        HistorySink.start(
                database,
                new ConsoleConnection(arguments[1], Map.of()),
                PipelineTopics.of(pipeline),
                Retention.FOR_EVER,
                Clock.systemUTC());
        new CountDownLatch(1).await();
    }
}
