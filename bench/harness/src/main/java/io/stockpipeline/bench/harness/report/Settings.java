package io.stockpipeline.bench.harness.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings that contestants say they run with. */
final class Settings {
    /** Different in every run, and no matter. */
    private static final Set<String> PLACES = Set.of("bootstrap.servers", "state.dir", "application.id");

    private Settings() {}

    /** In one line, those that matter, in order. */
    static String words(List<String> settings) {
        return settings.stream()
                .filter(setting -> !PLACES.contains(setting.substring(0, setting.indexOf('='))))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
