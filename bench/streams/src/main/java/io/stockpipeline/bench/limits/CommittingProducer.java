package io.stockpipeline.bench.limits;

import io.stockpipeline.bench.clients.ClientTuning;
import io.stockpipeline.bench.meter.Contest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that commits what it wrote with the offsets of what it was made from, under either guarantee. */
final class CommittingProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final boolean exactlyOnce;
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean begun;

    private CommittingProducer(KafkaProducer<byte[], byte[]> producer, boolean exactlyOnce) {
        this.producer = producer;
        this.exactlyOnce = exactlyOnce;
    }

    static CommittingProducer of(Contest contest, int thread) {
        Map<String, Object> settings = ClientTuning.producer();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, contest.bootstrapServers());
        if (contest.exactlyOnce()) {
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, contest.application() + "-" + thread);
        }
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        if (contest.exactlyOnce()) {
            producer.initTransactions();
        }
        return new CommittingProducer(producer, contest.exactlyOnce());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to the callback
    void send(ProducerRecord<byte[], byte[]> made) {
        if (exactlyOnce && !begun) {
            producer.beginTransaction();
            begun = true;
        }
        producer.send(made, (place, fault) -> {
            if (fault != null) {
                failure.compareAndSet(null, fault);
            }
        });
    }

    /** Everything before these offsets has been made something of, and sent. */
    void done(Map<TopicPartition, OffsetAndMetadata> offsets) {
        next.putAll(offsets);
    }

    /** Commits everything that was sent; does nothing when nothing was. */
    void commit(KafkaConsumer<byte[], byte[]> consumer) {
        if (next.isEmpty()) {
            return;
        }
        if (exactlyOnce && begun) {
            producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
            producer.commitTransaction();
            begun = false;
        } else {
            producer.flush();
            Exception lost = failure.get();
            if (lost != null) {
                throw new KafkaException("a record was lost", lost);
            }
            consumer.commitSync(next);
        }
        next.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
