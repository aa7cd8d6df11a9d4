package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.arena.PipelineText;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.topic.TopicDefinition;
import java.io.IOException;
import java.util.List;

/**
 * StockPipeline itself: the command that a pod runs, {@code stockpipeline processor}, on a pipeline's file.
 *
 * @param bars the pipeline's bars, as its file writes them
 */
record ProcessorProgram(String bars) implements Program {
    @Override
    public String module() {
        return "app";
    }

    @Override
    public Contest contest(Arena arena, String contestant, boolean exactlyOnce) {
        return new Contest(
                arena.bootstrapServers(),
                arena.input(),
                arena.pipeline() + ".averages",
                arena.pipeline(),
                arena.threads(),
                exactlyOnce,
                arena.folder(contestant));
    }

    @Override
    public List<String> command(Contest contest) {
        return List.of(
                "io.stockpipeline.app.Main",
                "processor",
                "--pipeline",
                PipelineText.file(contest).toString(),
                "--kafka",
                contest.bootstrapServers(),
                "--state-dir",
                contest.folder().resolve("state").toString());
    }

    @Override
    public void prepare(Arena arena, Contest contest, Cluster cluster) throws IOException, InterruptedException {
        new PipelineText(arena, contest.exactlyOnce(), bars).write(contest);
        StockPipeline pipeline = PipelineText.read(contest);
        // The ticks' topic is the arena's and there already; all others are made as the pipeline wants them.
        List<TopicDefinition> outputs = PipelineTopics.of(pipeline).localDefinitions().stream()
                .filter(topic -> !topic.name().equals(arena.input()))
                .toList();
        new TopicCreator(cluster.admin()).create(outputs);
    }
}
