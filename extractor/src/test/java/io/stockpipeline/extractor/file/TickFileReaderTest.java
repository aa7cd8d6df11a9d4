package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader makes of a file's lines, by its format. */
class TickFileReaderTest extends OnTickFile {
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
}
