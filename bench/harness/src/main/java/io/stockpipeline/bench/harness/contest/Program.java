package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.meter.Contest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What a contestant runs. */
public sealed interface Program permits ContestProgram, ProcessorProgram {
    /** Folder of the module whose class path it runs on, below the project's. */
    String module();

    /** What it is told in this arena. */
    Contest contest(Arena arena, String contestant, boolean exactlyOnce);

    /** Main class and its arguments, behind the JVM's options. */
    List<String> command(Contest contest);

    /** Makes what must be there before it starts. */
    void prepare(Arena arena, Contest contest, Cluster cluster)
            throws IOException, InterruptedException, ExecutionException;
}
