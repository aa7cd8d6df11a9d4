package io.stockpipeline.bench.harness.measure;

import io.stockpipeline.bench.meter.Contest;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Bytes that a contestant has written up to a moment.
 *
 * @param output of results: topics called as the application, a dot, and more
 * @param state of what is kept to go on after a crash: its other topics, changelogs above all, and files
 */
public record Written(long output, long state) {
    /**
     * Sums up.
     *
     * @param topics bytes on disk of every topic
     * @param files bytes that the process wrote to files
     */
    static Written of(Contest contest, Map<String, Long> topics, long files) {
        String results = contest.application() + ".";
        Predicate<String> isOutput = topic -> topic.startsWith(results) && !topic.equals(contest.input());
        Predicate<String> isState = topic -> topic.startsWith(contest.application() + "-");
        return new Written(sum(topics, isOutput), sum(topics, isState) + files);
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
