package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that hold a list of ticks, as Finnhub sends several trades in one message. */
class RekeyListsTest {
    private static final String FINNHUB =
            "topic: trades, fields: { symbol: s, time: t, price: p, size: v }, explode: data";

    @TempDir
    Path folder;

    private RekeyTrial trial;

    @BeforeEach
    void prepare() {
        trial = new RekeyTrial(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void shouldMakeATickOfATradeOfFinnhub() {
        trial.start(FINNHUB);

        trial.send("{\"type\":\"trade\",\"data\":[{\"s\":\"BINANCE:BTCUSDT\",\"p\":7296.89,\"t\":1575526691134,"
                + "\"v\":0.011467,\"c\":[\"1\",\"12\"]}]}");

        TestRecord<byte[], byte[]> tick = trial.read("ticks").get(0);
        assertThat(RekeyTrial.text(tick.key())).isEqualTo("BINANCE:BTCUSDT");
        assertThat(RekeyTrial.text(tick.value()))
                .isEqualTo("{\"symbol\":\"BINANCE:BTCUSDT\",\"time\":1575526691134,\"price\":7296.89,"
                        + "\"size\":0.011467,\"source\":\"kafka\"}");
        assertThat(tick.timestamp()).isEqualTo(RekeyTrial.ARRIVAL.toEpochMilli());
        assertThat(trial.read("averages"))
                .singleElement()
                .satisfies(record -> assertThat(RekeyTrial.text(record.value())).contains("\"price\":7296.89"));
        assertThat(trial.read("dead-letters")).isEmpty();
    }

    @Test
    void shouldMakeATickOfEveryTradeInTheirOrderWithAllDigits() {
        trial.start(FINNHUB);

        trial.send(
                "{ \"data\" : [ {\"s\":\"AAPL\",\"p\":189.1200,\"t\":1},\n {\"s\":\"MSFT\",\"p\":0.000000000001,\"t\":2},"
                        + "{\"s\":\"AAPL\",\"p\":\"123456789012345.678\",\"t\":3} ], \"type\":\"trade\" }");

        assertThat(trial.read("ticks"))
                .extracting(record -> RekeyTrial.text(record.value()))
                .containsExactly(
                        "{\"symbol\":\"AAPL\",\"time\":1,\"price\":189.1200,\"source\":\"kafka\"}",
                        "{\"symbol\":\"MSFT\",\"time\":2,\"price\":0.000000000001,\"source\":\"kafka\"}",
                        "{\"symbol\":\"AAPL\",\"time\":3,\"price\":123456789012345.678,\"source\":\"kafka\"}");
    }

    @Test
    void shouldFindTheListBehindAByteOrderMarkAndForeignLetters() {
        trial.start(FINNHUB);

        trial.send("\uFEFF{\"venue\":\"Zürich €\",\"data\":[{\"note\":\"größer\",\"s\":\"AAPL\",\"p\":1.5,\"t\":1}]}");

        assertThat(trial.read("dead-letters")).isEmpty();
        assertThat(trial.read("ticks"))
                .singleElement()
                .satisfies(record -> assertThat(RekeyTrial.text(record.value())).contains("\"price\":1.5"));
    }

    @Test
    void shouldTakeASingleObjectForAListOfOne() {
        trial.start(FINNHUB);

        trial.send("{\"stream\":\"x\",\"data\":{\"s\":\"AAPL\",\"p\":1.5,\"t\":1}}");

        assertThat(trial.read("ticks")).hasSize(1);
    }

    @Test
    void shouldPassOverMessagesOfAnotherKindAndCountThem() {
        trial.start(FINNHUB);

        trial.send("{\"type\":\"ping\"}");
        trial.send("{\"type\":\"trade\",\"data\":null}");
        trial.send("{\"type\":\"trade\",\"data\":[]}");

        assertThat(trial.read("ticks")).isEmpty();
        assertThat(trial.read("dead-letters")).isEmpty();
        assertThat(trial.progress().recordsPassedOver()).isEqualTo(3);
    }

    @Test
    void shouldPassTheGoodElementsAndRefuseTheBadOnesOneByOne() {
        trial.start(FINNHUB);

        trial.send(
                "{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":1},{\"s\":\"AAPL\",\"t\":2}, 7 ,{\"s\":\"XYZ\",\"p\":1,\"t\":3},"
                        + "{\"s\":\"AAPL\",\"p\":-1,\"t\":4},{\"s\":\"MSFT\",\"p\":2,\"t\":5}]}");

        assertThat(trial.read("ticks"))
                .extracting(record -> RekeyTrial.text(record.key()))
                .containsExactly("AAPL", "MSFT");
        List<TestRecord<byte[], byte[]>> letters = trial.read("dead-letters");
        assertThat(letters)
                .extracting(record -> entry(RekeyTrial.header(record, "error.reason"), RekeyTrial.text(record.value())))
                .containsExactly(
                        entry("Malformed", "{\"s\":\"AAPL\",\"t\":2}"),
                        entry("Malformed", "7"),
                        entry("UnknownSymbol", "{\"s\":\"XYZ\",\"p\":1,\"t\":3}"),
                        entry("InvalidPrice", "{\"s\":\"AAPL\",\"p\":-1,\"t\":4}"));
        assertThat(RekeyTrial.header(letters.get(0), "error.message"))
                .isEqualTo("element 1: price is missing, in {\"s\":\"AAPL\",\"t\":2}");
        assertThat(RekeyTrial.header(letters.get(0), "source.topic")).isEqualTo("trades");
        assertThat(RekeyTrial.header(letters.get(0), "source.partition")).isEqualTo("0");
        assertThat(RekeyTrial.header(letters.get(0), "source.offset")).isEqualTo("0");
    }

    @Test
    void shouldRefuseAsAWholeWhatIsNoObjectWithAList() {
        trial.start(FINNHUB);
        List<String> bad = List.of(
                "garbage",
                "",
                "[1]",
                "{\"data\":\"AAPL\"}",
                "{\"data\":[{\"s\":\"AAPL\",\"p\":1,\"t\":1},{\"s\"",
                "{\"data\":[],\"data\":[]}",
                "{\"data\":[]} {}",
                "{\"data\":".repeat(2000));

        bad.forEach(trial::send);
        trial.pipe(new TestRecord<>(RekeyTrial.bytes("k"), null, new RecordHeaders(), RekeyTrial.ARRIVAL));
        trial.pipe(new TestRecord<>(null, new byte[] {'{', (byte) 0xE4, '}'}, new RecordHeaders(), RekeyTrial.ARRIVAL));

        assertThat(trial.read("ticks")).isEmpty();
        List<TestRecord<byte[], byte[]>> letters = trial.read("dead-letters");
        assertThat(letters)
                .hasSize(bad.size() + 2)
                .allSatisfy(letter ->
                        assertThat(RekeyTrial.header(letter, "error.reason")).isEqualTo("Malformed"));
        assertThat(letters.subList(0, bad.size()))
                .extracting(letter -> RekeyTrial.text(letter.value()))
                .isEqualTo(bad);
        assertThat(letters.get(9).value()).isEqualTo(new byte[] {'{', (byte) 0xE4, '}'});
        assertThat(RekeyTrial.header(letters.get(8), "error.message")).isEqualTo("no value");
    }

    @Test
    void shouldCountWhatItRefusesWithWhatTheEngineRefuses() {
        trial.start(FINNHUB + ", timeUnit: ms");

        trial.send("garbage");
        trial.send("{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":1}]}");
        trial.send("{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":"
                + RekeyTrial.ARRIVAL.plus(Duration.ofDays(1)).toEpochMilli() + "}]}");
        trial.advance(Duration.ofSeconds(1));

        assertThat(trial.progress().counters().accepted()).isEqualTo(1);
        assertThat(trial.progress().counters().deadLetters())
                .containsOnly(entry(DeadLetterReason.Malformed, 1L), entry(DeadLetterReason.FutureTime, 1L));
        assertThat(trial.progress().countedHere().taken()).isEqualTo(3);
        assertThat(trial.read("dead-letters"))
                .extracting(letter -> RekeyTrial.header(letter, "source.topic"))
                .containsExactly("trades", "local.test.ticks");
    }
}
