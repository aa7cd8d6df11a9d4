package io.stockpipeline.bench.harness.arena;

import java.nio.file.Path;

/**
 * Where contestants compete: one input, the same for all.
 *
 * @param name of the arena; a part of topics' names
 * @param threads that each contestant processes with
 * @param folder for the files of all arenas
 */
public record Arena(String bootstrapServers, String name, Workload workload, int threads, Path folder) {
    /** Folder of a contestant's files. */
    public Path folder(String contestant) {
        return folder.resolve(name).resolve(contestant);
    }

    /** The topic of ticks. It is called as a StockPipeline of the arena's name calls its own. */
    public String input() {
        return pipeline() + ".ticks";
    }

    /** The StockPipeline's qualified name. */
    public String pipeline() {
        return "local." + name;
    }
}
