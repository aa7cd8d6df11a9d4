package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.arena.PipelineText;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.meter.Contest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A program that was written for the contest: it reads {@link Contest} from its properties.
 *
 * @param properties of its own, as options of the JVM
 */
record ContestProgram(String module, String mainClass, List<String> properties) implements Program {
    private static final String NO_BARS = "[]";

    static ContestProgram of(String module, String mainClass, String... properties) {
        return new ContestProgram(module, mainClass, List.of(properties));
    }

    @Override
    public Contest contest(Arena arena, String contestant, boolean exactlyOnce) {
        String application = arena.name() + "-" + contestant;
        return new Contest(
                arena.bootstrapServers(),
                arena.input(),
                application + ".output",
                application,
                arena.threads(),
                exactlyOnce,
                arena.folder(contestant));
    }

    @Override
    public List<String> command(Contest contest) {
        List<String> command = new ArrayList<>(properties);
        command.add(mainClass);
        return command;
    }

    @Override
    public void prepare(Arena arena, Contest contest, Cluster cluster)
            throws IOException, InterruptedException, ExecutionException {
        // For those that are held against the engine.
        new PipelineText(arena, contest.exactlyOnce(), NO_BARS).write(contest);
        cluster.create(contest.output(), arena.workload().partitions());
    }
}
