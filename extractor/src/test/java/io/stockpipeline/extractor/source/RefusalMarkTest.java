package io.stockpipeline.extractor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.Credentials.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process that is started again knows of a refusal: whether it was of the very credential that it has. */
class RefusalMarkTest {
    private static final Place KEY = new Place("spec.source.x", "desk", "key", "DESK_KEY");
    private static final Place SECRET = new Place("spec.source.x", "desk", "secret", "DESK_SECRET");
    private static final List<String> WHOSE = List.of("local.tech", "desk", "");
    private static final String WORDS = "spec.source.x: the desk does not accept it";

    @TempDir
    Path secrets;

    @TempDir
    Path folder;

    @BeforeEach
    void writeBoth() throws IOException {
        write(KEY, "kingfisher");
        write(SECRET, "cormorant");
    }

    @Test
    void shouldHoldForTheSameCredentialAfterANewStart() {
        mark().leave(asked(), WORDS);

        assertThat(mark().holds(asked())).contains(WORDS);
    }

    @Test
    void shouldEndWhenOneOfItsTextsIsAnother() throws IOException {
        Credentials before = asked();
        mark().leave(before, WORDS);

        write(SECRET, "heron");

        assertThat(mark().holds(asked())).isEmpty();
        assertThat(mark().holds(before)).as("whoever waits sees it").isEmpty();
    }

    @Test
    void shouldHoldWhileThereIsNoTextAndWhenTheSameComesBack() throws IOException {
        Credentials waiting = asked();
        mark().leave(waiting, WORDS);

        Files.delete(secrets.resolve("desk").resolve("key"));
        assertThat(mark().holds(waiting)).contains(WORDS);
        write(KEY, "kingfisher\n");
        assertThat(mark().holds(waiting)).contains(WORDS);
    }

    /** The key may be replaced while the venue still thinks about the one before. */
    @Test
    void shouldBeOfWhatTheVenueWasAskedWith() throws IOException {
        Credentials asked = asked();
        write(KEY, "heron");

        mark().leave(asked, WORDS);

        assertThat(mark().holds(asked)).isEmpty();
        write(KEY, "kingfisher");
        assertThat(mark().holds(asked)).contains(WORDS);
    }

    @Test
    void shouldTellOnePairOfTextsFromAnotherOfTheSameLetters() throws IOException {
        mark().leave(asked(), WORDS);

        write(KEY, "kingfishercor");
        write(SECRET, "morant");

        assertThat(mark().holds(asked())).isEmpty();
    }

    @Test
    void shouldKeepNeitherTheTextNorTheSameHashTwice() throws IOException {
        mark().leave(asked(), WORDS);
        String first = content();
        mark().leave(asked(), WORDS);

        assertThat(first).doesNotContain("kingfisher").doesNotContain("cormorant");
        assertThat(content()).isNotEqualTo(first);
    }

    @Test
    void shouldNotHoldForASourceThatWantsNoCredential() {
        mark().leave(asked(), WORDS);

        assertThat(mark().holds(credentials())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x\n", "no hex\n00\nwords\n", "00\n00\n"})
    void shouldAskWhereTheMarkCannotBeRead(String content) throws IOException {
        mark().leave(asked(), WORDS);
        Files.writeString(file(), content);

        assertThat(mark().holds(asked())).isEmpty();
    }

    /** The same key may be good elsewhere, and what one leaves must not go with what another does. */
    @Test
    void shouldBeOfOnePipelineVenueAndAddressInAFolderOfMany() throws IOException {
        Credentials refused = asked();
        RefusalMark another = new RefusalMark(folder, List.of("local.other", "desk", ""));
        RefusalMark elsewhere = new RefusalMark(folder, List.of("local.tech", "desk", "wss://proxy?token=heron"));
        mark().leave(refused, WORDS);

        assertThat(another.holds(refused)).isEmpty();
        assertThat(elsewhere.holds(refused)).isEmpty();

        write(KEY, "heron");
        another.leave(asked(), "others");
        assertThat(mark().holds(refused)).as("another key").isEmpty();
        write(KEY, "kingfisher");
        assertThat(mark().holds(refused)).contains(WORDS);
    }

    @Test
    void shouldGoOnWhereItCannotBeWritten() {
        RefusalMark nowhere = new RefusalMark(folder.resolve("away"), WHOSE);

        nowhere.leave(asked(), WORDS);

        assertThat(nowhere.holds(asked())).isEmpty();
    }

    private RefusalMark mark() {
        return new RefusalMark(folder, WHOSE);
    }

    private Credentials credentials() {
        return new Credentials(secrets, Map.of());
    }

    /** Of a new process, as far as its source has read them. */
    private Credentials asked() {
        Credentials credentials = credentials();
        credentials.read(KEY);
        credentials.read(SECRET);
        return credentials;
    }

    private void write(Place place, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(secrets.resolve(place.secret())).resolve(place.key()), text);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().orElseThrow();
        }
    }

    private String content() throws IOException {
        return Files.readString(file());
    }
}
