package io.stockpipeline.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class TopologiesTest {
    private static final String INPUT = "ticks";
    private static final String OUTPUT = "averages";
    /** A whole quarter of an hour. */
    private static final long START = 1_704_205_800_000L;

    private final TickCodec codec = new TickCodec();

    @Test
    void shouldAnswerEachTickInThreeTumblingWindows() {
        Topology topology = new TumblingTopology(INPUT, OUTPUT, "app").build(RecordCache.OFF);

        List<String> answers = answers(topology, tick(0, 1_00), tick(1_000, 3_00));

        assertThat(answers).hasSize(6);
        assertThat(answers.get(3))
                .isEqualTo("{\"symbol\":\"S\",\"time\":1704205801000,\"window\":\"5m\",\"start\":1704205800000,"
                        + "\"end\":1704206100000,\"average\":2.0,\"previous\":1.0,\"deviation\":1.0,\"count\":2}");
    }

    @Test
    void shouldDropARepeatThatTheGlobalTableKnowsOf() {
        Topology topology = new TumblingTopology(INPUT, OUTPUT, "app").build(RecordCache.OFF);

        assertThat(answers(topology, tick(0, 1_00), tick(0, 1_00))).hasSize(3);
    }

    @Test
    void shouldAnswerEachTickInThirtyHoppingWindows() {
        Topology topology = HoppingAverages.topology(INPUT, OUTPUT, RecordCache.OFF);

        assertThat(answers(topology, tick(0, 1_00), tick(1_000, 3_00))).hasSize(60);
    }

    @Test
    void shouldAnswerATickWithTheSlidingWindowThatEndsWithIt() {
        Topology topology = SlidingAverages.topology(INPUT, OUTPUT, RecordCache.OFF);

        assertThat(answers(topology, tick(0, 1_00), tick(1_000, 3_00)))
                .contains("{\"symbol\":\"S\",\"time\":1704205801000,\"window\":\"10m\",\"start\":1704205201000,"
                        + "\"end\":1704205801000,\"average\":2.0,\"count\":2}");
    }

    private byte[] tick(long after, long cents) {
        return codec.encode(
                new Tick("S", START + after, new Decimal(cents, 2), new Decimal(1, 0), null, null, null, null));
    }

    private static List<String> answers(Topology topology, byte[]... ticks) {
        try (TopologyTestDriver driver = new TopologyTestDriver(topology)) {
            TestInputTopic<String, byte[]> in = driver.createInputTopic(
                    INPUT, Serdes.String().serializer(), Serdes.ByteArray().serializer());
            TestOutputTopic<String, String> out =
                    driver.createOutputTopic(OUTPUT, new StringDeserializer(), new StringDeserializer());
            for (byte[] tick : ticks) {
                in.pipeInput("S", tick);
            }
            return out.readValuesToList();
        }
    }
}
