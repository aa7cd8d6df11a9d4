package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks that stand in a topic of somebody else's Kafka, with another number of partitions than the pipeline has. */
class KafkaSourceTest {
    @TempDir
    Path folder;

    private ForeignKafka kafka;

    @BeforeEach
    void start() {
        kafka = ForeignKafka.start(folder);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldComputeWhatFinnhubsMessagesHoldUpToTheMostSymbols() throws Exception {
        kafka.createTopic();
        StockPipeline pipeline = Workload.read(kafka.write("""
                symbols: ["*"]
                maxSymbols: 2
                source:
                  kafka: { topic: trades, fields: { symbol: s, time: t, price: p, size: v }, explode: data }
                windows: [{ size: 5m }]
                topics: { partitions: 1, replicationFactor: 1 }
                """));
        kafka.send(List.of(
                "{\"type\":\"ping\"}",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"BINANCE:BTCUSDT\",\"p\":7296.89,\"t\":1575526691134,"
                        + "\"v\":0.011467,\"c\":[\"1\",\"12\"]},{\"s\":\"AAPL\",\"p\":189.1200,\"t\":1575526691135}]}",
                "garbage",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"AAPL\",\"t\":1575526691136},"
                        + "{\"s\":\"AAPL\",\"p\":189.13,\"t\":1575526691137,\"c\":null}]}",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"ONE:TOOMANY\",\"p\":1,\"t\":1575526691138}]}"));

        PipelineTopics topics = PipelineTopics.of(pipeline);
        RunCounts counts = kafka.runUntil(
                pipeline, () -> kafka.committed(topics.averages()) >= 3 && kafka.committed(topics.deadLetters()) >= 3);

        assertThat(counts.read()).isEqualTo(6);
        assertThat(counts.accepted()).isEqualTo(3);
        assertThat(counts.deadLetters())
                .containsOnly(Map.entry(DeadLetterReason.Malformed, 2L), Map.entry(DeadLetterReason.UnknownSymbol, 1L));
        kafka.close();
        assertThat(Topics.records(ForeignKafka.data(folder), topics.ticks()))
                .extracting(record -> text(record.key()) + " " + text(record.value()))
                .contains("BINANCE:BTCUSDT {\"symbol\":\"BINANCE:BTCUSDT\",\"time\":1575526691134,\"price\":7296.89,"
                        + "\"size\":0.011467,\"source\":\"kafka\"}")
                .hasSize(4);
        assertThat(Topics.records(ForeignKafka.data(folder), topics.deadLetters()))
                .extracting(KafkaSourceTest::reasonAndTopic)
                .containsExactlyInAnyOrder(
                        "Malformed trades garbage",
                        "Malformed trades {\"s\":\"AAPL\",\"t\":1575526691136}",
                        "UnknownSymbol local.test.ticks {\"symbol\":\"ONE:TOOMANY\",\"time\":1575526691138,\"price\":1,"
                                + "\"source\":\"kafka\"}");
    }

    @Test
    void shouldReadATopicThatIsKeyedBySymbolAsItIs() throws Exception {
        kafka.createTopic();
        StockPipeline pipeline = Workload.read(kafka.write("""
                symbols: [AAPL, MSFT]
                source: { kafka: { topic: trades, format: Csv, keyed: true } }
                windows: [{ size: 5m }]
                topics: { partitions: 2, replicationFactor: 1 }
                """));
        kafka.send(IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? "AAPL," : "MSFT,") + (1_575_526_691_000L + i) + ",189.12")
                .toList());

        PipelineTopics topics = PipelineTopics.of(pipeline);
        RunCounts counts = kafka.runUntil(pipeline, () -> kafka.committed(topics.averages()) >= 100);

        assertThat(counts.accepted()).isEqualTo(100);
        assertThat(kafka.committed(topics.ticks())).isZero();
    }

    @Test
    void shouldSayThatTheTopicIsNotThere() throws Exception {
        StockPipeline pipeline = Workload.read(
                kafka.write("symbols: [AAPL]\nsource: { kafka: { topic: trades } }\nwindows: [{ size: 5m }]\n"));

        assertThatThrownBy(() -> kafka.run(pipeline, kafka.clients(), new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith(
                        "spec.source.kafka.topic: Kafka at " + kafka.clients().bootstrapServers())
                .hasMessageContaining("topic trades does not exist");
    }

    @Test
    void shouldAskInWhichKafkaTheTopicIs() throws Exception {
        StockPipeline pipeline = Workload.read(
                kafka.write("symbols: [AAPL]\nsource: { kafka: { topic: trades } }\nwindows: [{ size: 5m }]\n"));

        assertThatThrownBy(() -> kafka.run(pipeline, null, new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .hasMessage("spec.source.kafka: say in which Kafka the topic trades is, with --kafka HOST:PORT or"
                        + " spec.kafka.bootstrapServers");
    }

    private static String reasonAndTopic(ConsumerRecord<byte[], byte[]> letter) {
        return text(letter.headers().lastHeader("error.reason").value()) + " "
                + text(letter.headers().lastHeader("source.topic").value()) + " " + text(letter.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
