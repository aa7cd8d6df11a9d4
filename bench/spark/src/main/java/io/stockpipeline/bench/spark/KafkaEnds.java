package io.stockpipeline.bench.spark;

import io.stockpipeline.bench.meter.Contest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/** Where ticks come from and records go to, with the Kafka clients set for throughput. */
final class KafkaEnds {
    private static final int POLL_RECORDS = 5_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    private static final int LINGER_MS = 5;
    /**
     * Records of one micro-batch. Without a bound the first one takes all that has waited; small ones spend their time
     * on planning and on committing state (measured: 200,000 cost a tenth more, 1,000,000 no less).
     */
    private static final int BATCH_RECORDS = 400_000;

    private KafkaEnds() {}

    /** The input from its beginning, with the columns of Spark's Kafka source. */
    static Dataset<Row> source(SparkSession spark, Contest contest) {
        Map<String, String> settings = new LinkedHashMap<>();
        set(settings, "maxOffsetsPerTrigger", BATCH_RECORDS);
        set(settings, "kafka.isolation.level", "read_committed");
        set(settings, "kafka.max.poll.records", POLL_RECORDS);
        set(settings, "kafka.max.partition.fetch.bytes", FETCH_BYTES);
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", contest.bootstrapServers())
                .option("subscribe", contest.input())
                .option("startingOffsets", "earliest")
                .option("groupIdPrefix", contest.application())
                .options(settings)
                .load();
    }

    /** Starts to write the columns {@code key} and {@code value} to the output, each row once it is final. */
    static StreamingQuery start(Dataset<Row> records, Contest contest) throws TimeoutException {
        Contest.setting("guarantee", "at least once whatever is asked for: Spark's Kafka sink has no transactions");
        Map<String, String> settings = new LinkedHashMap<>();
        set(settings, "kafka.batch.size", BATCH_BYTES);
        set(settings, "kafka.linger.ms", LINGER_MS);
        set(settings, "kafka.compression.type", "lz4");
        set(settings, "kafka.buffer.memory", BUFFER_BYTES);
        return records.writeStream()
                .format("kafka")
                .outputMode("append")
                .option("kafka.bootstrap.servers", contest.bootstrapServers())
                .option("topic", contest.output())
                .option(
                        "checkpointLocation",
                        contest.folder().resolve("checkpoints").toUri().toString())
                .options(settings)
                .start();
    }

    private static void set(Map<String, String> settings, String name, Object value) {
        settings.put(name, String.valueOf(value));
        Contest.setting(name, value);
    }
}
