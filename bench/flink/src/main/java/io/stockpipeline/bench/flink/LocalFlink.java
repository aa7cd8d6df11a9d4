package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import java.time.Duration;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A mini cluster in this process, on the loopback address only, set as Flink's own tuning guides say. */
final class LocalFlink {
    private static final String LOOPBACK = "127.0.0.1";
    /** How long results wait to be seen by readers of committed records, who wait for the checkpoint. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    private LocalFlink() {}

    /** With as many parallel subtasks of every operator as the contest has threads. */
    static StreamExecutionEnvironment environment(Contest contest) {
        Configuration settings = new Configuration();
        throughput(settings);
        checkpoints(settings, contest);
        new TreeMap<>(settings.toMap()).forEach(Contest::setting);
        place(settings, contest);
        return StreamExecutionEnvironment.createLocalEnvironment(contest.threads(), settings);
    }

    private static void place(Configuration settings, Contest contest) {
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(CoreOptions.TMP_DIRS, contest.folder().resolve("tmp").toString());
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                contest.folder().resolve("checkpoints").toUri().toString());
    }

    private static void throughput(Configuration settings) {
        // No copies between chained operators: none of ours keeps or changes what it was given.
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        // A type that would need Kryo is a fault here.
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        // Buffers leave when they are full, or after this long.
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(100));
    }

    private static void checkpoints(Configuration settings, Contest contest) {
        // The state fits in memory.
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        // For RocksDB and batch sorts, of which there are none: the memory is the heap's.
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                contest.exactlyOnce() ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
    }
}
