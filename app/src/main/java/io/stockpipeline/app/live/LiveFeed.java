package io.stockpipeline.app.live;

import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed averages and alarms from Kafka as any reader would, beginning with what is new, and hands them to a
 * view. Between two frames only a symbol's newest averages are read: a person sees no more of them, and the processor
 * needs the CPU.
 */
public final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FRAME = Duration.ofMillis(200);

    private final RunView view;
    private final Supplier<RunProgress> progress;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String averagesTopic;
    private final List<TopicPartition> averages;
    private final List<TopicPartition> alarms;
    /** A closed window's record must not be passed over because its symbol's next tick came right after. */
    private final boolean keepsAll;

    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final Map<ByteBuffer, byte[]> newest = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "live-feed");
    private volatile boolean finishing;
    private volatile long deadline;
    private boolean averagesPaused;

    private LiveFeed(
            StockPipeline pipeline,
            RunView view,
            Supplier<RunProgress> progress,
            KafkaConsumer<byte[], byte[]> consumer) {
        this.view = view;
        this.progress = progress;
        this.consumer = consumer;
        PipelineTopics topics = PipelineTopics.of(pipeline);
        int partitions = pipeline.spec().topics().effectivePartitions();
        averagesTopic = topics.averages();
        averages = partitions(averagesTopic, partitions);
        alarms = partitions(topics.alarms(), partitions);
        keepsAll = pipeline.spec().windows().stream().anyMatch(window -> window.emit() == WindowSpec.Emit.Final);
        thread.setDaemon(true);
    }

    /** Takes up its place at the end of the topics, which exist; what is published from now on will be shown. */
    public static LiveFeed open(
            StockPipeline pipeline, ClientSettings clients, RunView view, Supplier<RunProgress> progress) {
        Map<String, Object> settings = clients.toConfig();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Retention may take records away before they are read: go on with those that are left.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.CHECK_CRCS_CONFIG, false);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, pipeline.qualifiedName() + "-live");
        LiveFeed feed = new LiveFeed(
                pipeline,
                view,
                progress,
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        feed.seekToEnd();
        return feed;
    }

    private static List<TopicPartition> partitions(String topic, int count) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }

    private void seekToEnd() {
        List<TopicPartition> all = new ArrayList<>(averages);
        all.addAll(alarms);
        consumer.assign(all);
        consumer.endOffsets(all).forEach(consumer::seek);
    }

    public void start() {
        thread.start();
    }

    /** Shows what has been committed by now, draws the last frame and ends; within the time. */
    public void finish(Duration patience) throws InterruptedException {
        deadline = System.nanoTime() + patience.toNanos();
        finishing = true;
        thread.join(patience.toMillis());
    }

    private void run() {
        try (consumer) {
            long nextFrame = System.nanoTime();
            while (!finishing) {
                take(consumer.poll(POLL));
                if (System.nanoTime() >= nextFrame) {
                    frame();
                    nextFrame = System.nanoTime() + FRAME.toNanos();
                }
            }
            readUp();
            frame();
        } catch (KafkaException e) {
            // The run itself notices when Kafka is gone, and says so.
            LOG.info("the live view ended", e);
        }
    }

    /** Reads what has been committed until now: all of the alarms, and of the averages what is shown. */
    private void readUp() {
        List<TopicPartition> wanted = new ArrayList<>(alarms);
        if (view.wantsAverages()) {
            wanted.addAll(averages);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(wanted);
        while (System.nanoTime() < deadline
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            take(consumer.poll(POLL));
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (!record.topic().equals(averagesTopic)) {
                    view.alarm(alarmCodec.decode(record.value()));
                } else if (keepsAll || !view.wantsAverages()) {
                    showAverages(record.value());
                } else {
                    newest.put(ByteBuffer.wrap(record.key()), record.value());
                }
            } catch (UnusableRecordException e) {
                LOG.info("passed over a record of {}: {}", record.topic(), e.words());
            }
        }
    }

    private void frame() {
        for (byte[] value : newest.values()) {
            try {
                showAverages(value);
            } catch (UnusableRecordException e) {
                LOG.info("passed over a record of {}: {}", averagesTopic, e.words());
            }
        }
        newest.clear();
        if (!averagesPaused && !view.wantsAverages()) {
            consumer.pause(averages);
            averagesPaused = true;
        }
        view.frame(progress.get());
    }

    private void showAverages(byte[] value) throws UnusableRecordException {
        if (view.wantsAverages()) {
            view.averages(averagesCodec.decode(value));
        }
    }
}
