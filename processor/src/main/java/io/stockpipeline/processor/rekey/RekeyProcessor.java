package io.stockpipeline.processor.rekey;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.processor.task.DeadLetterRecord;
import io.stockpipeline.processor.task.Outputs;
import io.stockpipeline.processor.task.ProgressMonitor;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a record of somebody else's topic and sends on its ticks, keyed by symbol, and what of it cannot be used. Keeps
 * nothing from record to record. One instance a partition of that topic.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
public final class RekeyProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(RekeyProcessor.class);
    /** Pings come now and then; where nothing else has come for so long the field's name is in doubt. */
    private static final int SUSPICIOUS = 100;

    private final RecordReader reader;
    private final ProgressMonitor monitor;
    private final TickCodec codec = new TickCodec();
    private ProcessorContext<byte[], byte[]> context;
    private int emptySoFar;
    private boolean foundAny;

    /**
     * Makes the processor of one partition.
     *
     * @param pipeline one with a kafka source
     * @param monitor is told what is not passed on
     */
    public RekeyProcessor(StockPipeline pipeline, ProgressMonitor monitor) {
        this.reader = new RecordReader(pipeline);
        this.monitor = monitor;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (EndMarker.isControl(header.key())) {
                // The topic is another pipeline's. Where its source ends, this one's does not.
                monitor.passedOver();
                return;
            }
        }
        RecordMetadata place = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic comes with its place in it"));
        DeadLetter.TopicOrigin origin = new DeadLetter.TopicOrigin(place.topic(), place.partition(), place.offset());
        ForeignRecord read = reader.read(record.key(), record.value(), origin);
        for (Tick tick : read.ticks()) {
            // The topic's brokers put their own time; where they do not, the record's arrival is the tick's.
            context.forward(
                    new Record<>(
                            tick.symbol().getBytes(StandardCharsets.UTF_8), codec.encode(tick), record.timestamp()),
                    Outputs.REKEYED);
        }
        for (DeadLetter letter : read.letters()) {
            monitor.refused(letter.reason());
            context.forward(DeadLetterRecord.of(letter, record.timestamp()), Outputs.REFUSED);
        }
        if (read.isEmpty()) {
            monitor.passedOver();
        }
        watch(place, read.isEmpty());
    }

    private void watch(RecordMetadata place, boolean empty) {
        foundAny |= !empty;
        if (!foundAny && ++emptySoFar == SUSPICIOUS) {
            LOG.warn(
                    "None of the first {} records of {}-{} holds a list of ticks; is spec.source.kafka.explode right?",
                    SUSPICIOUS,
                    place.topic(),
                    place.partition());
        }
    }
}
