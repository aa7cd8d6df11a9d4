package io.stockpipeline.extractor.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.Credentials.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final Place PLACE = new Place("spec.source.x", "desk", "token", "DESK_KEY");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"abc", "abc\n", "abc\r\n", " abc \n\n"})
    void shouldReadTheKeyWithoutTheEndOfItsLine(String text) throws IOException {
        write(text);

        assertThat(new Credentials(folder, Map.of()).read(PLACE)).isEqualTo("abc");
    }

    @Test
    void shouldReadTheFileAnewEachTime() throws IOException {
        Credentials credentials = new Credentials(folder, Map.of());
        write("first");
        assertThat(credentials.read(PLACE)).isEqualTo("first");

        write("second");

        assertThat(credentials.read(PLACE)).isEqualTo("second");
    }

    @Test
    void shouldTakeTheVariableForWantOfTheFile() throws IOException {
        assertThat(new Credentials(null, Map.of("DESK_KEY", "abc\n")).read(PLACE))
                .isEqualTo("abc");
        assertThat(new Credentials(folder, Map.of("DESK_KEY", "abc")).read(PLACE))
                .isEqualTo("abc");

        write("file");

        assertThat(new Credentials(folder, Map.of("DESK_KEY", "abc")).read(PLACE))
                .isEqualTo("file");
    }

    @Test
    void shouldNameFieldFileAndVariableOfAMissingKey() {
        assertThatThrownBy(() -> new Credentials(folder, Map.of("DESK_KEY", " ")).read(PLACE))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessage("spec.source.x: there is no file "
                        + folder.resolve("desk").resolve("token")
                        + "; put the key there, or set the environment variable DESK_KEY");
        assertThatThrownBy(() -> new Credentials(null, Map.of()).read(PLACE))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessage("spec.source.x: give --secrets-dir DIR, where " + Path.of("desk", "token")
                        + " lies, or set the environment variable DESK_KEY");
    }

    @Test
    void shouldRefuseAFileThatIsEmpty() throws IOException {
        write("\n");

        assertThatThrownBy(() -> new Credentials(folder, Map.of("DESK_KEY", "abc")).read(PLACE))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageEndingWith("is empty");
    }

    @Test
    void shouldNotLeaveTheFolder() {
        Place outside = new Place("spec.source.x", "..", "passwd", "DESK_KEY");

        assertThatThrownBy(() -> new Credentials(folder, Map.of()).read(outside))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("is outside of");
    }

    private void write(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("desk")).resolve("token"), text);
    }
}
