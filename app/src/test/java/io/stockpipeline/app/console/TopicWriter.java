package io.stockpipeline.app.console;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what a processor would, in transactions of which some are taken back. */
final class TopicWriter implements AutoCloseable {
    static final int PARTITIONS = 3;
    private static final String[] SYMBOLS = {"AAPL", "MSFT", "NVDA", "IBM", "GM"};
    private static final String[] WINDOWS = {"5m", "10m", "15m"};
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final int RECORDS = 20;

    private final PipelineTopics topics;
    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AveragesCodec averages = new AveragesCodec();
    private final AlarmCodec alarms = new AlarmCodec();
    private final BarCodec bars = new BarCodec();
    private long time = START;
    private int sequence;

    TopicWriter(String bootstrapServers, PipelineTopics topics, Random random) {
        this.topics = topics;
        this.random = random;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "writer"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** One transaction. */
    void write() {
        producer.beginTransaction();
        for (int i = 0; i < RECORDS; i++) {
            time += random.nextInt(200);
            String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
            send(topics.averages(), symbol, averages.encode(record(symbol)));
            if (random.nextInt(10) == 0) {
                send(topics.alarms(), symbol, alarms.encode(alarm(symbol)));
            }
            if (random.nextInt(5) == 0) {
                send(topics.bars(), symbol, bars.encode(bar(symbol)));
            }
        }
        if (random.nextInt(7) == 0) {
            // What has not been sent yet has not begun a transaction that could be aborted, as the broker sees it.
            producer.flush();
            producer.abortTransaction();
        } else {
            producer.commitTransaction();
        }
    }

    private void send(String topic, String symbol, byte[] value) {
        producer.send(new ProducerRecord<>(
                topic, Math.floorMod(symbol.hashCode(), PARTITIONS), symbol.getBytes(StandardCharsets.UTF_8), value));
    }

    private Averages record(String symbol) {
        Averages record = new Averages();
        record.reset(
                symbol, time, new Tick(symbol, time, new Decimal(price(), 2), null, null, "" + sequence++, null, null));
        for (String name : WINDOWS) {
            WindowAverage window = record.add();
            window.window = name;
            window.start = time - 5 * MINUTE;
            window.end = time;
            window.average.set(price() * 10_000L, 8);
            window.count = random.nextInt(100);
            window.complete = true;
        }
        return record;
    }

    private int price() {
        return 10_000 + random.nextInt(1_000);
    }

    private Alarm alarm(String symbol) {
        return new Alarm(
                "id" + sequence++,
                "episode",
                "5m",
                Alarm.Type.Deviation,
                Severity.Warning,
                Alarm.State.Firing,
                symbol,
                time,
                BigDecimal.valueOf(price(), 2),
                "5m",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Bar bar(String symbol) {
        Bar bar = new Bar();
        bar.symbol = symbol;
        bar.interval = "1m";
        bar.start = time / MINUTE * MINUTE;
        bar.end = bar.start + MINUTE;
        bar.open.set(price(), 2);
        bar.high.set(price(), 2);
        bar.low.set(price(), 2);
        bar.close.set(price(), 2);
        bar.openTime = bar.start;
        bar.closeTime = time;
        bar.count = 1;
        return bar;
    }

    @Override
    public void close() {
        producer.close();
    }
}
