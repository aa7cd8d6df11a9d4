package io.stockpipeline.app.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.fault.WrongInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of numbers, as people have them. */
class SeriesFileTest {
    @TempDir
    private Path folder;

    private Readings read(String text) throws IOException {
        return read(text, null, null, null);
    }

    private Readings read(String text, String symbol, String column, String interval) throws IOException {
        return new SeriesFile(Files.writeString(folder.resolve("data"), text), symbol, column).read(interval);
    }

    @Test
    void shouldReadOneNumberALine() throws IOException {
        Readings read = read("3\n\n1.5\r\n-2e3\n");

        assertThat(read.values()).containsExactly(3, 1.5, -2000);
        assertThat(read.isTimed()).isFalse();
        assertThat(read.volumes()).isNull();
    }

    @Test
    void shouldReadColumnsByTheNamesThatPricesHave() throws IOException {
        Readings read = read("""
                \uFEFFDate,Open,Close,Volume
                2024-01-03,1,12.5,7
                2024-01-02,1,"11",5
                """);

        assertThat(read.values()).as("in the order of their times").containsExactly(11, 12.5);
        assertThat(read.volumes()).containsExactly(5, 7);
        assertThat(read.times()).containsExactly(1_704_153_600_000L, 1_704_240_000_000L);
    }

    @Test
    void shouldReadTheColumnThatIsAskedFor() throws IOException {
        String text = "time,Low,High\n1704153600,1,2\n1704153601,3,4\n";

        assertThat(read(text, null, "high", null).values()).containsExactly(2, 4);
        assertThat(read(text, null, "2", null).values()).containsExactly(1, 3);
        assertThat(read("5,6\n7,8\n", null, "2", null).values())
                .as("without names")
                .containsExactly(6, 8);
    }

    @Test
    void shouldReadTicksOfOneSymbol() throws IOException {
        String text = """
                {"symbol":"A","time":1700000000000,"price":10.5,"size":2}
                {"symbol":"B","time":1700000000000,"price":7}
                {"symbol":"A","time":1700000001000,"price":11.5,"size":3}
                """;

        Readings read = read(text, "A", null, null);

        assertThat(read.symbol()).isEqualTo("A");
        assertThat(read.values()).containsExactly(10.5, 11.5);
        assertThat(read.volumes()).containsExactly(2, 3);
        assertThatThrownBy(() -> read(text)).hasMessageContaining("2 symbols in it: choose one with --symbol: A, B");
        assertThatThrownBy(() -> read(text, "AB", null, null)).hasMessageContaining("did you mean A?");
    }

    /** An open bar is published again and again; of several lengths the one that is asked for, else the shortest. */
    @Test
    void shouldReadBarsAsTheyWereLast() throws IOException {
        String text = """
                {"symbol":"A","interval":"1h","start":1699999200000,"close":9,"volume":90,"final":false}
                {"symbol":"A","interval":"1m","start":1699999200000,"close":1,"volume":10,"final":false}
                {"symbol":"A","interval":"1m","start":1699999260000,"close":4,"volume":15,"final":false}
                {"symbol":"A","interval":"1m","start":1699999200000,"close":2,"volume":20,"final":true}
                {"symbol":"A","interval":"1m","start":1699999260000,"close":3,"volume":30,"final":false}
                """;

        assertThat(read(text).values()).containsExactly(2, 3);
        assertThat(read(text).volumes()).containsExactly(20, 30);
        assertThat(read(text, null, null, "1h").values()).containsExactly(9);
        assertThat(read(text).interval()).isEqualTo("1m");
    }

    @Test
    void shouldCountWhatIsMissing() throws IOException {
        Readings read = read("date,close\n2024-01-02,5\n2024-01-03,\n2024-01-04,NaN\n2024-01-05,6\n");

        assertThat(read.values()).containsExactly(5, 6);
        assertThat(read.missing()).isEqualTo(2);
    }

    @Test
    void shouldCountTheFirstOfBareNumbersAsMissingToo() throws IOException {
        Readings read = read("NaN\n5\n6\n");

        assertThat(read.values()).containsExactly(5, 6);
        assertThat(new Regular(ZoneOffset.UTC).of(read, null).series().basis().gaps())
                .isEqualTo(1);
    }

    @Test
    void shouldUnpackGzip() throws IOException {
        Path file = Files.write(folder.resolve("data.gz"), packed("1\n2\n"));

        assertThat(new SeriesFile(file, null, null).read(null).values()).containsExactly(1, 2);
    }

    @Test
    void shouldSayThatAFileIsCutOff() throws IOException {
        Random random = new Random(3);
        String numbers = random.doubles(20_000).mapToObj(Double::toString).collect(Collectors.joining("\n"));
        byte[] whole = packed(numbers);
        Path file = Files.write(folder.resolve("data.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> new SeriesFile(file, null, null).read(null))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("data.gz: cannot be read: ");
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "1704153600, 1704153600000",
        "1704153600123, 1704153600123",
        "1704153600123456, 1704153600123",
        "1704153600123456789, 1704153600123",
        "2024-01-02T00:00:00Z, 1704153600000",
        "2024-01-02T01:00:00+01:00, 1704153600000",
        "2024-01-02 00:00:00, 1704153600000",
        "2024-01-02, 1704153600000",
        "2024-01, 1704067200000",
        "2024, 1704067200000",
    })
    void shouldReadTimesAsTheyAreWritten(String text, long millis) {
        assertThat(Times.parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                  | there is nothing in it",
                "time,price                          | there is no record in it, only the names of its columns",
                "time,price\\n2024-01-02,dear        | line 2: price \"dear\" is no number",
                "time,price\\n2024-01-02,1e999       | line 2: price \"1e999\" is no number",
                "time,price\\nsoon,5                 | line 2: time \"soon\" is no time: write 2024-05-24",
                "time,price\\n0000-01-01,5           | line 2: time \"0000-01-01\" is no time",
                "time,price\\n,5                     | line 2: time \"\" is no time",
                "time,price,volume\\n2024-01-02,5,x  | line 2: volume \"x\" is no number",
                "time,low,high\\n1,2,3               | there is no column called close, price or value: choose one with --column; there are time, low, high",
                "{\"price\":1}\\nnonsense            | line 2 is no JSON: ",
                "{\"price\":1}\\n[2]                 | line 2 is no JSON object",
            })
    void shouldSayWhatIsWrongAndWhere(String text, String words) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith(folder.resolve("data") + ": " + words);
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThatThrownBy(() -> new SeriesFile(folder.resolve("none"), null, null).read(null))
                .hasMessageEndingWith("none: there is no such file");
        assertThatThrownBy(() -> new SeriesFile(folder, null, null).read(null))
                .hasMessageEndingWith("is a folder, not a file");
    }
}
