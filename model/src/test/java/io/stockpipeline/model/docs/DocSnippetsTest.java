package io.stockpipeline.model.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell their readers to write is right, and what they point to is there. */
class DocSnippetsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(([^):]*#[^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A piece of a page. */
    private record Piece(Path page, String text) {
        @Override
        public String toString() {
            return page + ": " + text.lines().limit(8).toList();
        }
    }

    static List<Piece> pipelines() throws IOException {
        return pieces(BLOCK).stream()
                .filter(piece -> piece.text().lines().anyMatch("kind: StockPipeline"::equals))
                .toList();
    }

    static List<Piece> links() throws IOException {
        return pieces(LINK);
    }

    static List<Piece> anchors() throws IOException {
        return pieces(ANCHOR);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void shouldShowPipelinesThatAreValid(Piece pipeline) {
        assertThatCode(() -> PipelineFile.parse(pipeline.text())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("links")
    void shouldPointToFilesThatAreThere(Piece link) {
        assertThat(link.page().resolveSibling(link.text())).exists();
    }

    @ParameterizedTest
    @MethodSource("anchors")
    void shouldPointToHeadingsThatAreThere(Piece anchor) throws IOException {
        int hash = anchor.text().indexOf('#');
        Path page = hash == 0
                ? anchor.page()
                : anchor.page().resolveSibling(anchor.text().substring(0, hash));
        assertThat(HEADING.matcher(Files.readString(page)).results().map(found -> slug(found.group(1))))
                .contains(anchor.text().substring(hash + 1));
    }

    /** A heading as GitHub links it. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<Piece> pieces(Pattern pattern) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Path page : pages()) {
            pattern.matcher(Files.readString(page))
                    .results()
                    .forEach(found -> pieces.add(new Piece(page, found.group(1))));
        }
        return pieces;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")).filter(Files::exists), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
