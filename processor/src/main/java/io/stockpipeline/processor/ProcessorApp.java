package io.stockpipeline.processor;

import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.processor.task.TaskPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running processor of one pipeline: {@code start}, look at it, {@code close}. Its topics must exist. */
public final class ProcessorApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorApp.class);
    private static final Duration DEFAULT_CLOSE = Duration.ofSeconds(4);
    /** Kafka has just told that a topic is missing, so it is there to be asked. */
    private static final int LOOK_MILLIS = 10_000;

    private final StockPipeline pipeline;
    private final ProcessorConnection connection;
    private final PartitionProgress progress = new PartitionProgress();
    private final Restoration restoration = new Restoration();
    private final TaskPlan plan;
    private final Topology topology;
    private final Consumer<Throwable> onFailure;
    private volatile Consumer<KafkaStreams> onStart = streams -> {};
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean hasRun;
    private int poisonedBefore;

    /**
     * @param onFailure is called once, from a thread of Streams, when the processor cannot go on
     * @throws io.stockpipeline.model.line.WrongMappingException when its kafka source maps fields to what cannot be
     * @throws UnusableSourceTopicException when its kafka source is a topic that it writes
     */
    public ProcessorApp(StockPipeline pipeline, ProcessorConnection connection, Consumer<Throwable> onFailure) {
        this.pipeline = pipeline;
        this.connection = connection;
        this.onFailure = onFailure;
        this.plan = TaskPlan.of(pipeline, progress);
        this.topology = ProcessorTopology.of(pipeline, plan);
    }

    /** Is shown Kafka Streams just before it starts, for example to read its metrics. To be said before {@link #start}. */
    public void onStart(Consumer<KafkaStreams> look) {
        onStart = look;
    }

    /**
     * Starts processing.
     *
     * @throws ExecutionException when Kafka does not answer
     */
    public void start() throws InterruptedException, ExecutionException {
        GroupProtocol protocol;
        try (Admin admin = admin()) {
            protocol = GroupProtocols.choose(admin);
        }
        KafkaStreams started = new KafkaStreams(topology, StreamsSettings.of(pipeline, connection, protocol));
        started.setUncaughtExceptionHandler(this::failed);
        started.setStateListener((now, before) -> hasRun |= now == State.RUNNING);
        started.setGlobalStateRestoreListener(restoration);
        streams = started;
        onStart.accept(started);
        started.start();
        LOG.info("Processor of {} started, group protocol {}", pipeline.qualifiedName(), protocol);
    }

    private Admin admin() {
        Map<String, Object> settings = new HashMap<>(connection.clientProperties());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        return Admin.create(settings);
    }

    /** A record that made the engine fail has been remembered and will be refused; anything else ends the processor. */
    private synchronized StreamThreadExceptionResponse failed(Throwable failure) {
        int poisoned = plan.poison().count();
        if (poisoned > poisonedBefore) {
            poisonedBefore = poisoned;
            LOG.error("A record made the engine fail; it goes to the dead letters and processing goes on", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("The processor of {} cannot go on", pipeline.qualifiedName(), failure);
        onFailure.accept(inWords(failure));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** A topic of somebody else's goes when its owner wants it to: a thing to be told and no fault of the program. */
    private Throwable inWords(Throwable failure) {
        KafkaSource source = pipeline.spec().source().kafka();
        return source != null && failure instanceof MissingSourceTopicException && isGone(source.topic())
                ? new SourceTopicGoneException(source)
                : failure;
    }

    /** Kafka is asked: which topic is missing the failure names on the streams protocol only, and in words for people. */
    private boolean isGone(String topic) {
        try (Admin admin = admin()) {
            admin.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(LOOK_MILLIS))
                    .allTopicNames()
                    .get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What Kafka Streams says of itself. */
    public State state() {
        KafkaStreams running = streams;
        return running == null ? State.CREATED : running.state();
    }

    /** Whether it has run at all: it had its partitions and their state. */
    public boolean hasRun() {
        return hasRun;
    }

    /** What has been counted since the pipeline's beginning, as of the last flush. */
    public ProcessorCounters counters() {
        return progress.counters();
    }

    /** What had been counted when this processor took its partitions over. */
    public ProcessorCounters countersBefore() {
        return progress.countersBefore();
    }

    /**
     * What this process has counted itself since it started, as of the last flush: of a partition what was counted while it was
     * here. The sum over all processes is what the pipeline does.
     */
    public ProcessorCounters countedHere() {
        return progress.countedHere();
    }

    /** How many records of somebody else's topic held no tick and were passed over, in this process. */
    public long recordsPassedOver() {
        return progress.recordsPassedOver();
    }

    /** How many alarms of the type this process has sent. */
    public long alarmsSent(Alarm.Type type) {
        return progress.alarms(type);
    }

    /** How many partitions wait for their state to be read back. */
    public int restoringPartitions() {
        return restoration.partitions();
    }

    /** How many records of state were read back since the start. */
    public long restoredRecords() {
        return restoration.records();
    }

    /** Whether every partition of {@code ticks} has come to the end of a finite source. */
    public boolean allPartitionsEnded() {
        return progress.allEnded(pipeline.spec().topics().effectivePartitions());
    }

    /**
     * Commits, leaves the group and stops within the time; answers whether it did.
     *
     * <p>It leaves, on either group protocol, so that the others take its partitions over at once. By itself Kafka Streams
     * stays a member on the classic protocol, in the hope to be back before its session of 45 s is over; until then nobody
     * would compute its symbols, and a rolling update replaces a pod by another one anyway. For the same reason there is no
     * static membership: what a returning pod would save, the move of its state, costs standby copies or a short restore; what
     * it would cost is a pause as long as its restart.
     */
    public boolean close(Duration timeout) {
        KafkaStreams running = streams;
        return running == null
                || running.close(CloseOptions.timeout(timeout)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public void close() {
        close(DEFAULT_CLOSE);
    }
}
