package io.stockpipeline.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random pipelines as their users would write them: windows of every type and average, alarms of every kind. */
final class RandomPipeline {
    private static final List<String> SIZES =
            List.of("1ms", "2ms", "7ms", "50ms", "100ms", "500ms", "1s", "3s", "5s", "30s", "1m", "2m", "5m");
    private static final List<String> GRACES = List.of("1ms", "2ms", "10ms", "100ms", "1s", "1500ms", "5s");
    private static final List<String> BARS = List.of("10ms", "1s", "5s", "1m", "1h");
    private static final List<String> TOLERANCES =
            List.of("0.0001%", "0.01%", "0.1%", "0.5%", "1%", "5%", "0.000001", "0.01", "0.5", "1", "100");
    private static final List<String> COOLDOWNS = List.of("0s", "0s", "1ms", "100ms", "1s", "10s", "1m");

    private final Random random;

    private RandomPipeline(Random random) {
        this.random = random;
    }

    static String yaml(Random random) {
        return new RandomPipeline(random).yaml();
    }

    private String yaml() {
        StringBuilder windows = new StringBuilder();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            windows.append("    - { name: w")
                    .append(i)
                    .append(", ")
                    .append(window())
                    .append(" }\n");
        }
        return "apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\nmetadata: { name: random }\nspec:\n"
                + "  symbols: [AAPL]\n  source: { synthetic: {} }\n"
                + "  grace: " + any(GRACES) + "\n  deduplicate: " + any(List.of("Time", "Id", "None", "None")) + "\n"
                + "  bars: [" + bars() + "]\n  windows:\n" + windows;
    }

    private String bars() {
        List<String> intervals = new ArrayList<>(BARS);
        java.util.Collections.shuffle(intervals, random);
        return String.join(", ", intervals.subList(0, 1 + random.nextInt(3)));
    }

    private String window() {
        return switch (random.nextInt(4)) {
            case 0 ->
                "type: Sliding, size: " + any(SIZES) + average("Simple", "Simple", "Exponential", "VolumeWeighted")
                        + alarm();
            case 1 -> "type: Tumbling, size: " + any(SIZES) + average("Simple", "VolumeWeighted") + emit() + alarm();
            case 2 -> "type: Hopping, " + hop() + average("Simple", "VolumeWeighted") + emit() + alarm();
            default ->
                "type: Count, count: " + any(List.of("1", "2", "3", "5", "20", "60"))
                        + average("Simple", "Exponential", "Weighted", "VolumeWeighted") + alarm();
        };
    }

    private String hop() {
        int millis = any(List.of(1, 3, 10, 100, 1000, 2500, 10_000));
        int times = any(List.of(1, 2, 3, 4, 10, 25));
        return "size: " + millis * times + "ms, advance: " + millis + "ms";
    }

    private String average(String... averages) {
        return ", average: " + any(List.of(averages));
    }

    private String emit() {
        return ", emit: " + any(List.of("Update", "Final"));
    }

    private String alarm() {
        if (random.nextInt(4) == 0) {
            return "";
        }
        return ", tolerance: \"" + any(TOLERANCES) + "\", direction: " + any(List.of("Both", "Both", "Up", "Down"))
                + ", cooldown: " + any(COOLDOWNS);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
