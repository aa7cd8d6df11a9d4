package io.stockpipeline.processor;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.task.TaskPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A pipeline that reads a topic of somebody else's, without a Kafka. */
final class RekeyTrial implements AutoCloseable {
    /** Of every record. */
    static final Instant ARRIVAL = Instant.ofEpochMilli(1_716_578_400_000L);

    private final Path folder;
    private final PartitionProgress progress = new PartitionProgress();
    private @Nullable TopologyTestDriver driver;
    private @Nullable TestInputTopic<byte[], byte[]> trades;

    RekeyTrial(Path folder) {
        this.folder = folder;
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.close();
        }
    }

    PartitionProgress progress() {
        return progress;
    }

    /** @param kafka what stands in {@code spec.source.kafka} */
    void start(String kafka) {
        start(pipeline(kafka, "symbols: [AAPL, MSFT, \"BINANCE:BTCUSDT\"]"));
    }

    void advance(Duration time) {
        driver().advanceWallClockTime(time);
    }

    void send(String value) {
        send(null, value);
    }

    void send(@Nullable String key, String value) {
        pipe(new TestRecord<>(key == null ? null : bytes(key), bytes(value), new RecordHeaders(), ARRIVAL));
    }

    void pipe(TestRecord<byte[], byte[]> record) {
        Objects.requireNonNull(trades).pipeInput(record);
    }

    private TopologyTestDriver driver() {
        return Objects.requireNonNull(driver);
    }

    void start(StockPipeline pipeline) {
        Properties settings = StreamsSettings.of(
                pipeline, new ProcessorConnection("localhost:1", Map.of(), folder), GroupProtocol.CLASSIC);
        driver = new TopologyTestDriver(
                ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress)), settings, ARRIVAL);
        trades = driver.createInputTopic("trades", new ByteArraySerializer(), new ByteArraySerializer());
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver().createOutputTopic(
                        "local.test." + topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    static StockPipeline pipeline(String kafka, String symbols) {
        try {
            return PipelineFile.parse("{ apiVersion: stockpipeline.io/v1alpha1, kind: StockPipeline,"
                    + " metadata: { name: test }, spec: { " + symbols + ", source: { kafka: { " + kafka
                    + " } }, windows: [{ size: 5m }] } }");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
