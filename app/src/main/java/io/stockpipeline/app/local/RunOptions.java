package io.stockpipeline.app.local;

import io.stockpipeline.app.kafka.ClientSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline is to be run.
 *
 * @param pipelineFolder where its file lies: a relative path in it may be meant from there
 * @param secretsFolder the Secrets that the file names: a folder each, a file a key; null: none was given
 * @param dataFolder the folder of all pipelines' data
 * @param kafka somebody else's Kafka; null: one in this process
 * @param time how long to run; null: until it is stopped
 * @param exitWhenDone whether to end when a finite source has been processed
 * @param console how it shows itself; null: not at all
 */
public record RunOptions(
        Path pipelineFolder,
        @Nullable Path secretsFolder,
        Path dataFolder,
        @Nullable ClientSettings kafka,
        @Nullable Duration time,
        boolean exitWhenDone,
        @Nullable ConsoleOptions console) {}
