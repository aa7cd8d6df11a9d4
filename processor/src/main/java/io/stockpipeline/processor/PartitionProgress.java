package io.stockpipeline.processor;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.store.TaskProgress;
import io.stockpipeline.processor.task.ProgressMonitor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How far every partition has come, as last flushed. Safe to read from any thread. */
final class PartitionProgress implements ProgressMonitor {
    private final Map<Integer, Snapshot> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, ProcessorCounters> before = new ConcurrentHashMap<>();
    private final Map<DeadLetterReason, LongAdder> refused = new EnumMap<>(DeadLetterReason.class);
    private final LongAdder passedOver = new LongAdder();
    private final Map<Alarm.Type, LongAdder> alarms = new EnumMap<>(Alarm.Type.class);
    private volatile ProcessorCounters here = ProcessorCounters.NONE;

    /** @param highest what has been counted of the partition at most: a task that is taken back counts nothing twice */
    private record Snapshot(ProcessorCounters counters, ProcessorCounters highest, boolean ended) {}

    PartitionProgress() {
        for (Alarm.Type type : Alarm.Type.values()) {
            alarms.put(type, new LongAdder());
        }
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    /** What was counted elsewhere meanwhile is not of this process. */
    @Override
    public synchronized void taken(int partition, TaskProgress progress) {
        ProcessorCounters counters = counters(progress);
        before.putIfAbsent(partition, counters);
        partitions.put(partition, new Snapshot(counters, highest(partition).highest(counters), progress.ended));
    }

    @Override
    public synchronized void flushed(int partition, TaskProgress progress) {
        ProcessorCounters counters = counters(progress);
        ProcessorCounters highest = highest(partition);
        here = here.plus(counters.above(highest));
        partitions.put(partition, new Snapshot(counters, highest.highest(counters), progress.ended));
    }

    @Override
    public void refused(DeadLetterReason reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }

    @Override
    public void passedOver() {
        passedOver.increment();
    }

    @Override
    public void alarm(Alarm.Type type) {
        adder(type).increment();
    }

    private ProcessorCounters highest(int partition) {
        Snapshot last = partitions.get(partition);
        return last == null ? ProcessorCounters.NONE : last.highest();
    }

    private LongAdder adder(Alarm.Type type) {
        return Objects.requireNonNull(alarms.get(type));
    }

    private static ProcessorCounters counters(TaskProgress progress) {
        return new ProcessorCounters(
                progress.accepted,
                progress.late,
                progress.duplicates,
                Map.copyOf(progress.deadLetters()),
                progress.averages,
                progress.alarms,
                progress.bars);
    }

    ProcessorCounters countersBefore() {
        return before.values().stream().reduce(ProcessorCounters.NONE, ProcessorCounters::plus);
    }

    ProcessorCounters counters() {
        return partitions.values().stream().map(Snapshot::counters).reduce(refused(), ProcessorCounters::plus);
    }

    ProcessorCounters countedHere() {
        return here.plus(refused());
    }

    /** What never came to be a tick. No state goes with it, so it is counted from the start of this process. */
    private ProcessorCounters refused() {
        Map<DeadLetterReason, Long> letters = new EnumMap<>(DeadLetterReason.class);
        refused.forEach((reason, count) -> {
            if (count.sum() > 0) {
                letters.put(reason, count.sum());
            }
        });
        return ProcessorCounters.NONE.withDeadLetters(letters);
    }

    long recordsPassedOver() {
        return passedOver.sum();
    }

    long alarms(Alarm.Type type) {
        return adder(type).sum();
    }

    boolean allEnded(int partitionCount) {
        return partitions.size() == partitionCount
                && partitions.values().stream().allMatch(Snapshot::ended);
    }
}
