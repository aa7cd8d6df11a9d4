package io.stockpipeline.bench.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.bench.harness.arena.PipelineText;
import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.check.RecordForRecord.Order;
import io.stockpipeline.engine.EnginePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordForRecordTest {
    private static final Workload WORKLOAD = new Workload(2_000, 4, 1, 250_000);

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private List<byte[]> right;

    @BeforeEach
    void computeWhatIsRight() throws IOException {
        rehearsal = new Rehearsal(WORKLOAD, folder);
        EngineAverages engine = new EngineAverages(EnginePlan.of(PipelineText.read(rehearsal.contest)));
        right = new ArrayList<>();
        rehearsal.input.forEach(tick -> right.add(engine.next(tick.value())));
    }

    @Test
    void shouldPassWhatTheEngineGives() throws IOException {
        write(right);

        assertThat(fault(Order.PARTITION)).isEmpty();
        assertThat(fault(Order.SYMBOL)).isEmpty();
    }

    @Test
    void shouldFindOneWrongDigit() throws IOException {
        byte[] wrong = right.get(1_500).clone();
        wrong[wrong.length - 20]++;
        right.set(1_500, wrong);
        write(right);

        assertThat(fault(Order.PARTITION)).isPresent();
        assertThat(fault(Order.SYMBOL)).isPresent();
    }

    @Test
    void shouldFindAMissingRecord() throws IOException {
        write(right);
        rehearsal.output.remove(700);

        assertThat(fault(Order.PARTITION)).isPresent();
        assertThat(fault(Order.SYMBOL)).isPresent();
    }

    @Test
    void shouldFindARepeatedRecord() throws IOException {
        write(right);
        rehearsal.write(700, rehearsal.ticks.get(699).symbol(), right.get(699));

        assertThat(fault(Order.PARTITION)).isPresent();
        assertThat(fault(Order.SYMBOL)).isPresent();
    }

    @Test
    void shouldFindASwapWhereThePartitionsOrderIsKept() throws IOException {
        write(right);
        Collections.swap(rehearsal.output, 10, 11);

        assertThat(fault(Order.PARTITION)).isPresent();
        assertThat(fault(Order.SYMBOL)).as("two symbols have no order").isEmpty();
    }

    @Test
    void shouldNotPassWhoWroteNothing() throws IOException {
        assertThat(fault(Order.PARTITION)).isPresent();
    }

    @Test
    void shouldHoldAPassedRecordToItsTick() throws IOException {
        RecordForRecord check = new RecordForRecord(Order.PARTITION, new ConstantRecords());
        rehearsal.ticks.forEach(tick -> rehearsal.write(tick.symbol(), constant(tick.time())));
        assertThat(check.fault(rehearsal.evidence())).isEmpty();

        rehearsal.output.remove(5);
        rehearsal.write(
                5,
                rehearsal.ticks.get(5).symbol(),
                constant(rehearsal.ticks.get(4).time()));
        assertThat(check.fault(rehearsal.evidence())).isPresent();
    }

    private static byte[] constant(long time) {
        String head = "{\"symbol\":\"S000\",\"time\":" + time + ",\"constant\":\"";
        return (head + ".".repeat(798 - head.length()) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private void write(List<byte[]> values) {
        for (int i = 0; i < values.size(); i++) {
            rehearsal.write(rehearsal.ticks.get(i).symbol(), values.get(i));
        }
    }

    private Optional<String> fault(Order order) throws IOException {
        return new RecordForRecord(order, new EngineRecords()).fault(rehearsal.evidence());
    }
}
