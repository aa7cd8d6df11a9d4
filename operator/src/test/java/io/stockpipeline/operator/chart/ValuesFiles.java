package io.stockpipeline.operator.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of values in {@code src/test/resources/chart/values}; each tells in its first line what it shows. */
final class ValuesFiles {
    static final Path FOLDER = Path.of("src/test/resources/chart/values");

    private ValuesFiles() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
