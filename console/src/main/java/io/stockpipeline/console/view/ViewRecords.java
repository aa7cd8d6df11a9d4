package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records and hands them to the view. One that cannot be read is counted, named in the log, and passed over. */
final class ViewRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ViewRecords.class);

    private final LiveView view;
    private final ViewTopics topics;
    private final Clock clock;
    private final LongConsumer tradeToView;
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();
    private final AtomicLong undecodable = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** @param tradeToView is told how long after its trade a tick came into the view, milliseconds; not of replays */
    ViewRecords(LiveView view, ViewTopics topics, Clock clock, LongConsumer tradeToView) {
        this.view = view;
        this.topics = topics;
        this.clock = clock;
        this.tradeToView = tradeToView;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        taken.incrementAndGet();
        byte[] value = record.value();
        // A compacted topic may say that a bar is gone; the view lets it go by itself.
        if (value == null) {
            return;
        }
        try {
            if (topics.isAverages(record.topic())) {
                average(averagesCodec.decode(value));
            } else if (topics.isAlarms(record.topic())) {
                view.alarm(alarmCodec.decode(value), record.partition(), record.offset());
            } else {
                view.bar(barCodec.decode(value));
            }
        } catch (UnusableRecordException e) {
            passOver(record, e.words());
        } catch (IllegalArgumentException | ArithmeticException e) {
            passOver(record, String.valueOf(e.getMessage()));
        }
    }

    private void average(Averages record) {
        view.average(record);
        if (topics.isLive()
                && record.tick != null
                && !record.late
                && view.progress().ready()) {
            tradeToView.accept(Math.max(0, clock.millis() - record.tick.time()));
        }
    }

    private void passOver(ConsumerRecord<byte[], byte[]> record, String words) {
        undecodable.incrementAndGet();
        LOG.warn("passed over {}-{} at {}: {}", record.topic(), record.partition(), record.offset(), words);
    }

    long taken() {
        return taken.get();
    }

    long undecodable() {
        return undecodable.get();
    }
}
