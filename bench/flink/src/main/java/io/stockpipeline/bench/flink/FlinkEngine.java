package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Our engine as a Flink user would run it: exact sliding windows of 5, 10 and 15 minutes, one averages record for each
 * accepted tick. It tells what Kafka Streams costs from what the engine costs.
 */
public final class FlinkEngine {
    /** What is computed where the contest says nothing else. */
    static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: bench }
            spec:
              symbols: ["*"]
              source: { kafka: { topic: ticks, keyed: true } }
              grace: 10s
              bars: []
              windows:
                - { size: 5m }
                - { size: 10m }
                - { size: 15m }
            """;

    private FlinkEngine() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Contest contest = Contest.ofThisProcess();
        Contest.setting("windows", "engine, sliding 5m, 10m, 15m on every tick, grace 10s");
        String pipeline = pipeline(contest);
        StreamExecutionEnvironment environment = LocalFlink.environment(contest);
        // Time is the engine's business: no watermarks.
        environment
                .fromSource(
                        KafkaEnds.source(contest, new KeyedValueReader()), WatermarkStrategy.noWatermarks(), "ticks")
                .uid("ticks")
                .keyBy(record -> record.f0, Types.STRING)
                .transform("engine", KafkaEnds.RECORD, new EngineOperator(pipeline))
                .uid("engine")
                .sinkTo(KafkaEnds.sink(contest))
                .name("averages");
        environment.execute("engine");
    }

    /** The contest's own pipeline, so that it is the same work as StockPipeline's, where its file is in the folder. */
    private static String pipeline(Contest contest) throws IOException {
        Path file = contest.folder().resolve("pipeline.yaml");
        return Files.exists(file) ? Files.readString(file) : PIPELINE;
    }
}
