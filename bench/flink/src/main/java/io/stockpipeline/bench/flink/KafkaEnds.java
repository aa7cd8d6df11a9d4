package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Where ticks come from and records go to, with the Kafka clients set for throughput; the same for every job. */
final class KafkaEnds {
    /** Key and value of a record as they stand on the topic. */
    static final TypeInformation<Tuple2<byte[], byte[]>> RECORD = Types.TUPLE(
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final int POLL_RECORDS = 5_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    private static final int LINGER_MS = 5;
    /** Longer than any checkpoint, and no longer than brokers allow (15 minutes); the connector's default is an hour. */
    private static final int TRANSACTION_MS = 600_000;

    private KafkaEnds() {}

    /** The input from its beginning; offsets are committed with each checkpoint. */
    static <T> KafkaSource<T> source(Contest contest, KafkaRecordDeserializationSchema<T> reader) {
        return KafkaSource.<T>builder()
                .setBootstrapServers(contest.bootstrapServers())
                .setTopics(contest.input())
                .setGroupId(contest.application())
                .setClientIdPrefix(contest.application())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                .setProperties(consumer())
                .build();
    }

    /** The output. */
    static KafkaSink<Tuple2<byte[], byte[]>> sink(Contest contest) {
        return KafkaSink.<Tuple2<byte[], byte[]>>builder()
                .setBootstrapServers(contest.bootstrapServers())
                .setRecordSerializer(new RecordWriter(contest.output()))
                .setDeliveryGuarantee(
                        contest.exactlyOnce() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(contest.application())
                // The same few transactional ids again and again, where the default takes a new one each checkpoint.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setKafkaProducerConfig(producer())
                .build();
    }

    private static Properties consumer() {
        Properties settings = new Properties();
        set(settings, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        set(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        set(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return settings;
    }

    private static Properties producer() {
        Properties settings = new Properties();
        set(settings, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        set(settings, ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        set(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        set(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        set(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
        return settings;
    }

    private static void set(Properties settings, String name, Object value) {
        settings.setProperty(name, String.valueOf(value));
        Contest.setting(name, value);
    }
}
