package io.stockpipeline.app.endtoend;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The series of a page for Prometheus, by name and labels as they stand there. */
record Scrape(Map<String, Double> series) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z]\\w*(?:\\{.*})?) (\\S+)$");

    static Scrape of(String page) {
        return new Scrape(LINE.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> Double.valueOf(line.group(2).replace("Inf", "Infinity")),
                        (first, second) -> second,
                        TreeMap::new)));
    }

    /** NaN: there is no such series. */
    double value(String name) {
        return series.getOrDefault(name, Double.NaN);
    }

    /** The sum of all series of a name, whatever their labels. */
    double sum(String name) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
