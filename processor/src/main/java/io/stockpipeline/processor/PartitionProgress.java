package io.stockpipeline.processor;

import io.stockpipeline.processor.store.TaskProgress;
import io.stockpipeline.processor.task.ProgressMonitor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far every partition has come, as last flushed. Safe to read from any thread. */
final class PartitionProgress implements ProgressMonitor {
    private final Map<Integer, Snapshot> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, ProcessorCounters> before = new ConcurrentHashMap<>();

    private record Snapshot(ProcessorCounters counters, boolean ended) {}

    @Override
    public void flushed(int partition, TaskProgress progress) {
        ProcessorCounters counters = new ProcessorCounters(
                progress.accepted,
                progress.late,
                progress.duplicates,
                Map.copyOf(progress.deadLetters()),
                progress.averages,
                progress.alarms,
                progress.bars);
        // The first flush comes when a partition is taken over, before any of its records.
        before.putIfAbsent(partition, counters);
        partitions.put(partition, new Snapshot(counters, progress.ended));
    }

    ProcessorCounters countersBefore() {
        return before.values().stream().reduce(ProcessorCounters.NONE, ProcessorCounters::plus);
    }

    ProcessorCounters counters() {
        return partitions.values().stream()
                .map(Snapshot::counters)
                .reduce(ProcessorCounters.NONE, ProcessorCounters::plus);
    }

    boolean allEnded(int partitionCount) {
        return partitions.size() == partitionCount
                && partitions.values().stream().allMatch(Snapshot::ended);
    }
}
