package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** How the pipeline's topics are made and kept. */
public record TopicsSpec(
        @Nullable Integer partitions,
        @Nullable Throughput throughput,
        @Nullable Integer replicationFactor,
        Retention retention,
        Management management,
        @Nullable StrimziRef strimzi,
        DeletionPolicy deletionPolicy) {
    /** Partitions of every topic where neither a number nor a throughput is given. */
    public static final int DEFAULT_PARTITIONS = 12;

    /** Wanted records a second, and what one producer and one consumer reach on a partition. */
    public record Throughput(int target, int producer, int consumer) {
        /** Partitions needed: the greater of target/producer and target/consumer, rounded up. */
        public int partitions() {
            return Math.max(ceilDiv(target, producer), ceilDiv(target, consumer));
        }

        private static int ceilDiv(int dividend, int divisor) {
            return -Math.floorDiv(-dividend, divisor);
        }
    }

    /** How long records are kept, by their arrival. */
    public record Retention(Span ticks, Span averages, Span alarms, Span bars, Span deadLetters) {}

    /** Who makes the topics. */
    public enum Management {
        Admin,
        Strimzi,
        None
    }

    /** What becomes of the topics when the pipeline is deleted. */
    public enum DeletionPolicy {
        Retain,
        Delete
    }

    /** The Strimzi cluster that owns the topics. */
    public record StrimziRef(String cluster, String namespace) {}

    /** Partitions as given, as the throughput demands, or the default. */
    public int effectivePartitions() {
        if (partitions != null) {
            return partitions;
        }
        return throughput != null ? throughput.partitions() : DEFAULT_PARTITIONS;
    }
}
