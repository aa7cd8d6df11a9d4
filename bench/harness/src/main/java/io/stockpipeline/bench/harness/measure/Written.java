package io.stockpipeline.bench.harness.measure;

import io.stockpipeline.bench.harness.contest.Whose;
import io.stockpipeline.bench.meter.Contest;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Bytes that a contestant has written up to a moment.
 *
 * @param output to topics of results
 * @param state to topics of what is kept to go on after a crash, and to files
 */
public record Written(long output, long state) {
    /**
     * Sums up.
     *
     * @param topics bytes on disk of every topic
     * @param files bytes that the process wrote to files
     */
    static Written of(Contest contest, Map<String, Long> topics, long files) {
        return new Written(
                sum(topics, topic -> Whose.isResult(contest, topic)),
                sum(topics, topic -> Whose.isState(contest, topic)) + files);
    }

    Written since(Written before) {
        return new Written(output - before.output, state - before.state);
    }

    private static long sum(Map<String, Long> topics, Predicate<String> counted) {
        return topics.entrySet().stream()
                .filter(topic -> counted.test(topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
