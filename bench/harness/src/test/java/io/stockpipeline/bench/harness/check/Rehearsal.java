package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.arena.Input;
import io.stockpipeline.bench.harness.arena.PipelineText;
import io.stockpipeline.bench.harness.arena.TickSequence;
import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** An input of one partition, and an output that a test makes up as it likes; no Kafka. */
final class Rehearsal {
    final List<ConsumerRecord<byte[], byte[]>> input = new ArrayList<>();
    final List<ConsumerRecord<byte[], byte[]>> output = new ArrayList<>();
    final List<Tick> ticks = new ArrayList<>();
    final Contest contest;

    Rehearsal(Workload workload, Path folder) throws IOException {
        Arena arena = new Arena("", "bench", workload, 1, folder);
        contest = new Contest("", arena.input(), "output", "application", 1, true, folder);
        new PipelineText(arena, true, "[]").write(contest);
        TickCodec codec = new TickCodec();
        TickSequence sequence = new TickSequence(workload);
        while (sequence.hasNext()) {
            Tick tick = sequence.next();
            ticks.add(tick);
            var record = Input.record(arena.input(), tick, codec);
            input.add(new ConsumerRecord<>(
                    record.topic(),
                    0,
                    input.size(),
                    tick.time(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    record.key(),
                    record.value(),
                    new RecordHeaders(),
                    Optional.empty()));
        }
    }

    void write(String symbol, byte[] value) {
        write(output.size(), symbol, value);
    }

    void write(int place, String symbol, byte[] value) {
        output.add(place, new ConsumerRecord<>("output", 0, place, symbol.getBytes(StandardCharsets.UTF_8), value));
    }

    Evidence evidence() {
        return new Evidence(contest, 1, this::read);
    }

    private void read(String topic, int partition, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        for (ConsumerRecord<byte[], byte[]> record : topic.equals(contest.input()) ? input : output) {
            if (!reader.test(record)) {
                return;
            }
        }
    }
}
