package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A topic of alarms that a test writes, and intakes that read it. */
abstract class OnAlarmTopic extends OnDatabase {
    private static final String TOPIC = "local.tech.alarms";

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));

    final List<byte[]> log = new ArrayList<>();

    final List<byte[]> laterLog = new ArrayList<>();

    int partitions = 1;

    long first;

    @Nullable String topicId = "topic-1";

    /** An intake with a consumer of its own on the log of this test. */
    final class Reader {
        final AlarmIntake intake;
        private MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

        Reader(HistoryDatabase from, List<Subscription> subscriptions) {
            AlarmTopic topic = new AlarmTopic() {
                @Override
                public Optional<Facts> look() {
                    return Optional.ofNullable(topicId).map(id -> new Facts(id, partitions));
                }

                @Override
                public void close() {}
            };
            intake = new AlarmIntake(
                    TOPIC, topic, this::consumer, new IntakeTable(from), subscriptions, clock, () -> {});
        }

        private MockConsumer<byte[], byte[]> consumer() {
            if (consumer.closed()) {
                consumer = new MockConsumer<>("none");
                prepare();
            }
            return consumer;
        }

        void step() throws InterruptedException {
            prepare();
            intake.step();
        }

        private void prepare() {
            for (int partition = 0; partition < partitions; partition++) {
                TopicPartition each = new TopicPartition(TOPIC, partition);
                consumer.updateBeginningOffsets(Map.of(each, partition == 0 ? first : 0));
                consumer.updateEndOffsets(Map.of(each, (long) log(partition).size()));
            }
            consumer.schedulePollTask(this::feed);
        }

        private void feed() {
            consumer.assignment().forEach(this::feed);
        }

        private void feed(TopicPartition partition) {
            List<byte[]> records = log(partition.partition());
            for (long offset = consumer.position(partition); offset < records.size(); offset++) {
                byte[] value = records.get((int) offset);
                consumer.addRecord(new ConsumerRecord<>(
                        TOPIC,
                        partition.partition(),
                        offset,
                        clock.millis(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        value.length,
                        null,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
            }
        }
    }

    Reader reader(HistoryDatabase from, String... notifications) {
        return new Reader(
                from,
                List.of(notifications).stream()
                        .map(name -> new Subscription(name, Severity.Warning))
                        .toList());
    }

    List<byte[]> log(int partition) {
        return partition == 0 ? log : laterLog;
    }

    void publish(Alarm... alarms) {
        for (Alarm alarm : alarms) {
            log.add(Alarms.bytes(alarm));
        }
    }

    List<String> taken(String notification) {
        List<DeliveryRow> newestFirst =
                new ArrayList<>(new DeliveryReport(database).list(null, notification, Long.MAX_VALUE, 100));
        Collections.reverse(newestFirst);
        return newestFirst.stream().map(DeliveryRow::alarmId).toList();
    }
}
