package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.file.TickFileReader.Item;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.line.LineReader;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickFileReaderTest {
    private static final String HEADER = "symbol,time,price,size,side,id\n";

    @TempDir
    Path folder;

    private final SymbolFilter filter =
            SymbolFilter.of(Pipelines.of(FileSources.csv("any").source(), "AAPL", "MSFT", "BTC-USD")
                    .spec());

    @Test
    void shouldReadEveryFieldOfACsvLine() throws IOException {
        Path file = file(HEADER + "AAPL,1716578401123,189.10,100,Buy,8271\n");

        assertThat(ticks(FileSources.csv(file)))
                .containsExactly(new Tick(
                        "AAPL",
                        1716578401123L,
                        Decimal.of("189.10"),
                        Decimal.of("100"),
                        Side.Buy,
                        "8271",
                        "file",
                        null));
    }

    @Test
    void shouldReadEveryFieldOfAJsonLine() throws IOException {
        Path file = file("""
                {"symbol":"AAPL","time":1716578401123,"price":189.10,"size":100,"side":"Buy","id":"8271","other":{"a":[1]}}
                {"id":7,"side":"s","price":"1.5","time":"5","symbol":" MSFT ","size":null}
                """);

        assertThat(ticks(FileSources.jsonl(file)))
                .containsExactly(
                        new Tick(
                                "AAPL",
                                1716578401123L,
                                Decimal.of("189.10"),
                                Decimal.of("100"),
                                Side.Buy,
                                "8271",
                                "file",
                                null),
                        new Tick("MSFT", 5, Decimal.of("1.5"), null, Side.Sell, "7", "file", null));
    }

    @Test
    void shouldMapJsonFieldsByName() throws IOException {
        Path file = file("{\"s\":\"AAPL\",\"t\":5,\"p\":1}\n");

        assertThat(ticks(FileSources.jsonl(file).columns(Map.of("symbol", "s", "time", "t", "price", "p"))))
                .extracting(Tick::symbol, Tick::time)
                .containsExactly(tuple("AAPL", 5L));
    }

    @Test
    void shouldTrimValuesAndReadSidesWithoutRegardToCase() throws IOException {
        Path file = file(HEADER + " AAPL ,\t5 , 1.5 , 2 ,BUY ,\nAAPL,6,1,,b,x\nAAPL,7,1,,sELL,\nAAPL,8,1,,,\n");

        assertThat(ticks(FileSources.csv(file)))
                .extracting(Tick::side)
                .containsExactly(Side.Buy, Side.Buy, Side.Sell, null);
    }

    @Test
    void shouldReadColumnsByIndexWithoutAHeader() throws IOException {
        Path file = file("5,1.5,AAPL\n6,1.6,MSFT\n");

        assertThat(ticks(FileSources.csv(file).columns(Map.of("symbol", "2", "time", "0", "price", "1"))))
                .extracting(Tick::symbol)
                .containsExactly("AAPL", "MSFT");
    }

    @Test
    void shouldReadTheBundledTradesWithAConstantSymbol() throws IOException {
        FileSources bundled = FileSources.csv("classpath:bitstamp_trades_from_20131125_usd.csv")
                .columns(Map.of("symbol", "=BTC-USD", "time", "timestamp", "size", "amount"))
                .unit(TimeUnit.s);

        List<Tick> ticks = ticks(bundled);

        assertThat(ticks).hasSize(100_000);
        assertThat(ticks.get(0))
                .isEqualTo(new Tick(
                        "BTC-USD",
                        1385337600000L,
                        Decimal.of("800.010000000000"),
                        Decimal.of("0.100000000000"),
                        null,
                        null,
                        "file",
                        null));
    }

    @Test
    void shouldLeaveQuotesToTheCsvLibrary() throws IOException {
        Path file = file("\"symbol\",\"the time\",price,id\r\n\"AAPL\",5,\"1.5\",\"a,\"\"b\"\"\"\r\n");

        assertThat(ticks(FileSources.csv(file).columns(Map.of("time", "the time"))))
                .containsExactly(new Tick("AAPL", 5, Decimal.of("1.5"), null, null, "a,\"b\"", "file", null));
    }

    @ParameterizedTest
    @CsvSource({
        "s, 1716578401.1239999, 1716578401123",
        "s, 1716578401, 1716578401000",
        "ms, 1716578401123, 1716578401123",
        "ms, 1716578401123.9, 1716578401123",
        "ms, 1.716578401123E12, 1716578401123",
        "us, 1716578401123999, 1716578401123",
        "ns, 1716578401123999999, 1716578401123",
        "iso, 2024-05-24T19:20:01.123999Z, 1716578401123",
        "iso, 2024-05-24T15:20:01.123-04:00, 1716578401123"
    })
    void shouldCutTimesToTheMillisecond(TimeUnit unit, String written, long millis) throws IOException {
        Path file = file(HEADER + "AAPL," + written + ",1,,,\n");

        assertThat(ticks(FileSources.csv(file).unit(unit)))
                .extracting(Tick::time)
                .containsExactly(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Malformed     | AAPL",
                "Malformed     | AAPL,5",
                "Malformed     | ,5,1,,,",
                "Malformed     | AAPL,,1,,,",
                "Malformed     | AAPL,5,,,,",
                "Malformed     | AAPL,-5,1,,,",
                "Malformed     | AAPL,noon,1,,,",
                "Malformed     | AAPL,99999999999999999999,1,,,",
                "Malformed     | AAPL,253402300800000,1,,,",
                "Malformed     | AAPL,5,1,-1,,",
                "Malformed     | AAPL,5,1,many,,",
                "Malformed     | AAPL,5,1,,up,",
                "Malformed     | A APL,5,1,,,",
                "Malformed     | \"AAPL,5,1,,,",
                "UnknownSymbol | GOOG,5,1,,,",
                "InvalidPrice  | AAPL,5,-1,,,",
                "InvalidPrice  | AAPL,5,0,,,",
                "InvalidPrice  | AAPL,5,0.000,,,",
                "InvalidPrice  | AAPL,5,NaN,,,",
                "InvalidPrice  | AAPL,5,Infinity,,,",
                "InvalidPrice  | AAPL,5,abc,,,",
                "InvalidPrice  | AAPL,5,123456789012345678901234567890,,,",
                "InvalidPrice  | AAPL,5,0.1234567890123,,,"
            })
    void shouldHandOnBadCsvLinesAsTheyStand(DeadLetterReason reason, String line) throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n\n  \n" + line + "\r\nAAPL,6,1,,,\n");

        List<Object> items = items(FileSources.csv(file));

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(line);
            assertThat(letter.origin()).isEqualTo(new DeadLetter.LineOrigin(5));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"pri",
                "Malformed     | [1,2]",
                "Malformed     | 5",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":1} {}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":1,\"price\":2}",
                "Malformed     | {\"symbol\":\"AAPL\",\"price\":1}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":null}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":5,\"price\":{}}",
                "Malformed     | {\"symbol\":\"AAPL\",\"time\":true,\"price\":1}",
                "Malformed     | {\"symbol\":7203,\"time\":5,\"price\":1}",
                "Malformed     | {\"symbol\":\"\",\"time\":5,\"price\":1}",
                "UnknownSymbol | {\"symbol\":\"GOOG\",\"time\":5,\"price\":1}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":NaN}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":\"abc\"}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":-1.5}",
                "InvalidPrice  | {\"symbol\":\"AAPL\",\"time\":5,\"price\":123456789012345678901234567890}"
            })
    void shouldHandOnBadJsonLinesAsTheyStand(DeadLetterReason reason, String line) throws IOException {
        Path file = file(line + "\n{\"symbol\":\"AAPL\",\"time\":5,\"price\":1}");

        List<Object> items = items(FileSources.jsonl(file));

        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(line);
        });
    }

    @Test
    void shouldHandOnAWrongEncodingByteForByte() throws IOException {
        byte[] latin1 = "AAPL,5,1,,,é".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(latin1);
        Path file = folder.resolve("latin1.csv");
        Files.write(file, content.toByteArray());

        assertThat(items(FileSources.csv(file))).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.Malformed);
            assertThat(letter.value()).isEqualTo(latin1);
        });
    }

    @Test
    void shouldPassOverAByteOrderMark() throws IOException {
        assertThat(ticks(FileSources.csv(file("\uFEFF" + HEADER + "AAPL,5,1,,,"))))
                .hasSize(1);
        assertThat(ticks(FileSources.jsonl(file("\uFEFF{\"symbol\":\"AAPL\",\"time\":5,\"price\":1}"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 5 << 20})
    void shouldKeepLargeLinesWhole(int size) throws IOException {
        String large = "A".repeat(size);
        Path file = file(HEADER + "AAPL,5,1,,,\n" + large + "\nAAPL,6,1,,,\n");

        List<Object> items = items(FileSources.csv(file));

        assertThat(items).hasSize(3);
        assertThat(((DeadLetter) items.get(1)).value()).hasSize(size);
        assertThat(((Tick) items.get(2)).time()).isEqualTo(6);
    }

    @Test
    void shouldReadThroughALineThatIsBeyondAllBounds() throws IOException {
        Path file = folder.resolve("huge.csv");
        long size = 40L << 20;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((HEADER + "AAPL,5,1,,,\n").getBytes(StandardCharsets.UTF_8));
            byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < size; written += chunk.length) {
                out.write(chunk);
            }
            out.write("\nAAPL,6,1,,,\n".getBytes(StandardCharsets.UTF_8));
        }

        try (TickFileReader reader = TickFileReader.open(FileSources.csv(file).source(), folder, filter)) {
            assertThat(reader.next()).isEqualTo(Item.Tick);
            assertThat(reader.next()).isEqualTo(Item.DeadLetter);
            assertThat(reader.deadLetter().value()).hasSize(LineReader.KEPT);
            assertThat(reader.deadLetter().message()).contains(Long.toString(size));
            assertThat(reader.next()).isEqualTo(Item.Tick);
            assertThat(reader.tick().time()).isEqualTo(6);
            assertThat(reader.position().offset()).isEqualTo(Files.size(file));
            assertThat(reader.line()).isEqualTo(4);
        }
    }

    @Test
    void shouldReadGzipAsIfItWerePlain() throws IOException {
        Path plain = file(mixedLines());
        Path packed = folder.resolve("no-suffix-that-says-so");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }

        assertThat(items(FileSources.csv(packed))).isEqualTo(items(FileSources.csv(plain)));
    }

    @Test
    void shouldResumeAtEveryPositionOfPlainAndPackedFiles() throws IOException {
        Path plain = file(mixedLines());
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        for (Path file : List.of(plain, packed)) {
            FileSources source = FileSources.csv(file);
            List<Object> all = items(source);
            List<SourcePosition> positions = positions(source);
            assertThat(positions).hasSize(all.size());
            for (int i = 0; i < positions.size(); i++) {
                assertThat(items(source, positions.get(i)))
                        .describedAs("after record " + i)
                        .isEqualTo(all.subList(i + 1, all.size()));
            }
        }
    }

    @Test
    void shouldGoOnInAFileThatHasGrown() throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n");
        List<SourcePosition> positions = positions(FileSources.csv(file));
        Files.writeString(file, HEADER + "AAPL,5,1,,,\nAAPL,6,1,,,\n");

        assertThat(items(FileSources.csv(file), positions.get(0))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "symbol,time,price,size,side,ID\nAAPL,5,1,,,\nAAPL,6,1,,,\n"})
    void shouldRefuseToGoOnInAnotherFile(String content) throws IOException {
        Path file = file(HEADER + "AAPL,5,1,,,\n");
        SourcePosition position = positions(FileSources.csv(file)).get(0);
        Files.writeString(file, content);

        assertThatThrownBy(() -> items(FileSources.csv(file), position))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("is not the file that this pipeline has begun to read")
                .hasMessageContaining("metadata.name");
    }

    @Test
    void shouldNameTheColumnThatIsMissing() throws IOException {
        Path file = file("Symbol,time,price\nAAPL,5,1\n");

        assertThatThrownBy(() -> items(FileSources.csv(file)))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.file.columns.symbol: there is no column \"symbol\"")
                .hasMessageContaining("Symbol, time, price");
    }

    @Test
    void shouldRefuseAMixOfNamesAndIndexes() throws IOException {
        Path file = file("AAPL,5,1\n");

        assertThatThrownBy(() -> items(FileSources.csv(file).columns(Map.of("symbol", "0", "time", "t", "price", "2"))))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.file.columns.time");
    }

    @Test
    void shouldSayWhereItHasLookedForAFile() {
        assertThatThrownBy(() -> items(FileSources.csv("nowhere.csv")))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("nowhere.csv")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void shouldFindAFileBesideThePipelinesOwn() throws IOException {
        file(HEADER + "AAPL,5,1,,,\n");

        assertThat(ticks(FileSources.csv("ticks.csv"))).hasSize(1);
    }

    private static String mixedLines() {
        StringBuilder lines = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            lines.append(
                    switch (i % 7) {
                        case 1 -> "\n";
                        case 2 -> "MSFT," + i + ",\"1.5\",1,Sell,\"" + i + "\"\r\n";
                        case 3 -> "rubbish " + i + "\n";
                        case 4 -> "GOOG," + i + ",1,,,\n";
                        case 5 -> "AAPL," + i + ",-1,,,\r\n";
                        default -> "AAPL," + i + ",1" + i + ".25,10,Buy," + i + "\n";
                    });
        }
        return lines + "MSFT,99,9.5,,,last";
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("ticks.csv"), content);
    }

    private List<Tick> ticks(FileSources source) throws IOException {
        List<Object> items = items(source);
        assertThat(items).allSatisfy(item -> assertThat(item).isInstanceOf(Tick.class));
        return items.stream().map(Tick.class::cast).toList();
    }

    private List<Object> items(FileSources source) throws IOException {
        return items(source, null);
    }

    private List<Object> items(FileSources source, SourcePosition position) throws IOException {
        List<Object> items = new ArrayList<>();
        try (TickFileReader reader = TickFileReader.open(source.source(), folder, filter, position)) {
            for (Item item = reader.next(); item != Item.End; item = reader.next()) {
                items.add(item == Item.Tick ? reader.tick() : reader.deadLetter());
            }
        }
        return items;
    }

    private List<SourcePosition> positions(FileSources source) throws IOException {
        List<SourcePosition> positions = new ArrayList<>();
        try (TickFileReader reader = TickFileReader.open(source.source(), folder, filter)) {
            while (reader.next() != Item.End) {
                positions.add(reader.position());
            }
        }
        return positions;
    }
}
