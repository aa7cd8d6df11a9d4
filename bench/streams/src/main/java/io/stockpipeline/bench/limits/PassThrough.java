package io.stockpipeline.bench.limits;

import io.stockpipeline.bench.clients.ClientTuning;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Parses every tick and writes a constant record of 800 bytes for it: what reading, JSON and writing cost when nothing is
 * computed.
 */
public final class PassThrough {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(ClientTuning.COMMIT_INTERVAL_MS);

    private final Contest contest;
    private final ConsumingThreads threads;

    private PassThrough(Contest contest) {
        this.contest = contest;
        this.threads = new ConsumingThreads(contest);
    }

    public static void main(String[] arguments) throws InterruptedException {
        ClientTuning.tell();
        PassThrough passThrough = new PassThrough(Contest.ofThisProcess());
        passThrough.threads.run(passThrough::loop);
    }

    private void loop(KafkaConsumer<byte[], byte[]> consumer, int thread) {
        TickCodec codec = new TickCodec();
        ConstantRecord constant = new ConstantRecord();
        try (CommittingProducer producer = CommittingProducer.of(contest, thread)) {
            long committed = System.nanoTime();
            while (!threads.stopped()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    byte[] value = constant.about(parse(codec, record.value()));
                    producer.send(
                            new ProducerRecord<>(contest.output(), null, record.timestamp(), record.key(), value));
                }
                producer.done(records.nextOffsets());
                if (System.nanoTime() - committed >= COMMIT_NANOS) {
                    producer.commit(consumer);
                    committed = System.nanoTime();
                }
            }
            producer.commit(consumer);
        }
    }

    private static Tick parse(TickCodec codec, byte[] value) {
        try {
            return codec.decode(value);
        } catch (UnusableRecordException e) {
            throw new IllegalArgumentException("the input holds what is no tick", e);
        }
    }
}
