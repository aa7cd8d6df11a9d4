package io.stockpipeline.console.view;

import io.stockpipeline.model.spec.StockPipeline;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that feeds the view from Kafka: committed records of all partitions, without a group, so that each console has a view of
 * its own. It outlives everything: a Kafka that is away, topics that are not there yet, and topics made anew, with which the view
 * begins anew too.
 */
public final class ViewFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final LiveView view;
    private final ViewTopics topics;
    private final Clock clock;
    private final ViewRecords records;
    private final Map<String, ?> client;
    private final Map<String, Object> settings;
    private final Thread thread = new Thread(this::run, "view-feed");
    private final CountDownLatch closing = new CountDownLatch(1);
    /** What has to be passed until the view is ready; empty from then on. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private boolean complained;

    private ViewFeed(
            StockPipeline pipeline,
            Map<String, ?> client,
            LiveView view,
            ViewTopics topics,
            Clock clock,
            ViewRecords records) {
        this.view = view;
        this.topics = topics;
        this.clock = clock;
        this.records = records;
        this.client = client;
        this.settings = settings(pipeline, client);
        thread.setDaemon(true);
    }

    /**
     * Begins to feed; does not wait for Kafka.
     *
     * @param client how Kafka is reached: {@code bootstrap.servers}, TLS, SASL
     * @param tradeToView is told how long after its trade a tick came into the view, milliseconds; on the feed's thread
     */
    public static ViewFeed start(
            StockPipeline pipeline, Map<String, ?> client, LiveView view, Clock clock, LongConsumer tradeToView) {
        ViewTopics topics = new ViewTopics(pipeline, view.plan());
        ViewRecords records = new ViewRecords(view, topics, clock, tradeToView);
        ViewFeed feed = new ViewFeed(pipeline, client, view, topics, clock, records);
        feed.thread.start();
        return feed;
    }

    private static Map<String, Object> settings(StockPipeline pipeline, Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A place that is no more is looked into: retention took it, or the topic was made anew.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        // Topics that are made anew are soon found again.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, pipeline.qualifiedName() + "-view");
        return settings;
    }

    /** Records that could not be read and were passed over. */
    public long undecodable() {
        return records.undecodable();
    }

    private void run() {
        while (isOpen()) {
            try (TopicWatch watch = new TopicWatch(client, topics.names());
                    Consumer<byte[], byte[]> consumer =
                            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer, watch);
            } catch (InterruptException | WakeupException e) {
                return;
            } catch (KafkaException e) {
                complain(e);
            } catch (RuntimeException e) {
                LOG.error("the view's feed failed, and begins again", e);
            }
            pause();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the view's feed ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** One line for each time that Kafka goes. */
    private void complain(KafkaException e) {
        view.progress(view.progress().cutOff());
        if (!complained) {
            LOG.warn("the view waits for Kafka: {}", e.getMessage());
            complained = true;
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer, TopicWatch watch) {
        while (isOpen() && !watch.exist()) {
            if (!complained) {
                LOG.info("the view waits for the pipeline's topics");
                complained = true;
            }
            pause();
        }
        if (!isOpen()) {
            return;
        }
        List<TopicPartition> all = topics.all();
        consumer.assign(all);
        LiveView.Reach reach = topics.seek(consumer, clock.millis());
        ends.clear();
        ends.putAll(consumer.endOffsets(all));
        begin(reach);
        view.alarmsFrom(topics.placesInAlarms(consumer));
        boolean same = true;
        while (isOpen() && same) {
            try {
                take(consumer.poll(POLL), consumer);
                watch.look();
                tell(consumer, watch.isAnswered());
                same = !watch.isMadeAnew();
            } catch (OffsetOutOfRangeException e) {
                same = skipLost(consumer, e);
            }
        }
        if (!same) {
            LOG.info("the pipeline's topics were made anew, and so is the view");
        }
    }

    /** The records are read again from where they began, so what was known of them goes. */
    private void begin(LiveView.Reach reach) {
        view.progress(new LiveView.Progress(false, null, records.taken()));
        view.clear();
        view.reach(reach);
        complained = false;
    }

    private void take(ConsumerRecords<byte[], byte[]> polled, Consumer<?, ?> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            records.take(record);
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void tell(Consumer<?, ?> consumer, boolean answered) {
        LiveView.Progress before = view.progress();
        boolean ready = ends.isEmpty();
        if (ready && !before.ready()) {
            LOG.info(
                    "the view is up to date: {} symbols, {} records",
                    view.symbols().size(),
                    records.taken());
        }
        LiveView.Progress now = new LiveView.Progress(ready, lag(consumer), records.taken());
        view.progress(answered ? now : now.cutOff());
        if (before.connected() && !answered) {
            LOG.warn("Kafka does not answer: the view stays as it is until it does");
        } else if (answered && !before.connected() && before.ready()) {
            LOG.info("Kafka answers again");
        }
    }

    private long lag(Consumer<?, ?> consumer) {
        long lag = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong left = consumer.currentLag(partition);
            lag += left.orElse(0);
        }
        return lag;
    }

    /** Goes on where records begin, if retention took the ones before; false when places lie past the end: a new topic. */
    private static boolean skipLost(Consumer<?, ?> consumer, OffsetOutOfRangeException lost) {
        Map<TopicPartition, Long> wanted = lost.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet());
        for (Map.Entry<TopicPartition, Long> place : wanted.entrySet()) {
            long beginning = first.getOrDefault(place.getKey(), 0L);
            if (place.getValue() > beginning) {
                return false;
            }
            consumer.seek(place.getKey(), beginning);
        }
        return true;
    }

    /** Ends the thread; within seconds also when Kafka does not answer. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
