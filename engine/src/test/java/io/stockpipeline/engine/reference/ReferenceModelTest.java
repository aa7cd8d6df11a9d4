package io.stockpipeline.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.reference.ReferenceModel.Verdict;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model itself, held to examples worked out by hand. */
class ReferenceModelTest {
    @Test
    void shouldSlideOverTheTicksAfterTheStartAndUpToTheEnd() throws Exception {
        ReferenceModel model = model("type: Sliding, size: 10s");
        model.accept(tick(0, "100"));
        model.accept(tick(5_000, "110"));

        // (110 + 120) / 2, before it (100 + 110) / 2; 10 / 105 = 0.0952380952...
        assertThat(model.accept(tick(10_000, "120")))
                .containsExactly(
                        "{\"symbol\":\"AAPL\",\"time\":10000,\"tick\":{\"time\":10000,\"price\":120},\"windows\":[{\"window\":\"w\","
                                + "\"start\":0,\"end\":10000,\"average\":115.000000,\"previous\":105.000000,"
                                + "\"deviation\":0.095238095,\"count\":2,\"min\":110,\"max\":120,\"volume\":0,\"complete\":true}]}");
    }

    @Test
    void shouldEmitTheValuesAtTheLatestTimeAgainForALateTick() throws Exception {
        ReferenceModel model = model("type: Sliding, size: 10s");
        model.accept(tick(0, "100"));
        model.accept(tick(10_000, "120"));

        // (90 + 120) / 2 after 120 / 1; 15 / 120 = 0.125
        assertThat(model.accept(tick(7_000, "90")))
                .containsExactly(
                        "{\"symbol\":\"AAPL\",\"time\":10000,\"late\":true,\"tick\":{\"time\":7000,\"price\":90},\"windows\":["
                                + "{\"window\":\"w\",\"start\":0,\"end\":10000,\"average\":105.000000,\"previous\":120.000000,"
                                + "\"deviation\":0.125000000,\"count\":2,\"min\":90,\"max\":120,\"volume\":0,\"complete\":true}]}");
        assertThat(model.verdict()).isEqualTo(Verdict.LATE);
    }

    @Test
    void shouldShowThePreviousAverageWithTheDecimalsOfThePresentOne() throws Exception {
        ReferenceModel model = model("type: Count, count: 3");
        model.accept(tick(1, "10"));
        model.accept(tick(2, "11"));

        // 31.25 / 3 = 10.41666666...7; before it 10.5 with six decimals
        assertThat(model.accept(tick(3, "10.25")).get(0))
                .contains("\"average\":10.41666667,\"previous\":10.50000000,\"deviation\":0.007936508");
    }

    @Test
    void shouldCloseAFinalWindowBeforeTheRecordOfTheClosingTick() throws Exception {
        ReferenceModel model =
                model("type: Tumbling, size: 10s, emit: Final", "type: Count, count: 1, tolerance: \"1%\"");
        model.accept(tick(1_000, "10"));
        model.accept(tick(2_000, "20"));
        assertThat(model.accept(tick(19_999, "30"))).hasSize(1);

        List<String> records = model.accept(tick(20_000, "40.5"));

        assertThat(records).hasSize(2);
        assertThat(records.get(0))
                .isEqualTo(
                        "{\"symbol\":\"AAPL\",\"time\":10000,\"final\":true,\"windows\":[{\"window\":\"w\",\"start\":0,"
                                + "\"end\":10000,\"average\":15.000000,\"count\":2,\"min\":10,\"max\":20,\"volume\":0,\"complete\":false}]}");
        assertThat(records.get(1)).contains("\"window\":\"v\"");
        assertThat(model.finish())
                .containsExactly(
                        "{\"symbol\":\"AAPL\",\"time\":20000,\"final\":true,\"windows\":[{\"window\":\"w\",\"start\":10000,"
                                + "\"end\":20000,\"average\":30.0000000,\"previous\":15.0000000,\"deviation\":1.000000000,"
                                + "\"count\":1,\"min\":30,\"max\":30,\"volume\":0,\"complete\":true}]}",
                        "{\"symbol\":\"AAPL\",\"time\":30000,\"final\":true,\"windows\":[{\"window\":\"w\",\"start\":20000,"
                                + "\"end\":30000,\"average\":40.5000000,\"previous\":30.0000000,\"deviation\":0.350000000,"
                                + "\"count\":1,\"min\":40.5,\"max\":40.5,\"volume\":0,\"complete\":true}]}");
    }

    @Test
    void shouldShowEveryInstanceThatHoldsTheTickAndCompareEachWithItself() throws Exception {
        ReferenceModel model = model("type: Hopping, size: 3s, advance: 1s");
        model.accept(tick(3_500, "10"));

        String record = model.accept(tick(4_500, "20")).get(0);

        // The tick at 3500 lies in [2s, 5s) and [3s, 6s), not in [4s, 7s).
        assertThat(record)
                .contains("\"start\":2000,\"end\":5000,\"average\":15.000000,\"previous\":10.000000")
                .contains("\"start\":3000,\"end\":6000,\"average\":15.000000,\"previous\":10.000000")
                .contains("\"start\":4000,\"end\":7000,\"average\":20.000000,\"count\":1");
    }

    @Test
    void shouldWeighTheNewestMost() throws Exception {
        assertThat(averages("type: Count, count: 3, average: Weighted", "10", "20", "30", "40"))
                // 10/1, (10 + 40)/3, (10 + 40 + 90)/6, (20 + 60 + 120)/6
                .containsExactly("10.000000", "16.666667", "23.333333", "33.333333");
    }

    @Test
    void shouldSeedAnExponentialAverageOverCountsWithTheSimpleMean() throws Exception {
        assertThat(averages("type: Count, count: 3, average: Exponential", "10", "20", "30", "40", "10"))
                // 10, 15, 20; then half of the way to each price
                .containsExactly("10.000000", "15.000000", "20.000000", "30.000000", "20.000000");
    }

    @Test
    void shouldLetAnExponentialAverageOverTimeForgetByTheTimeThatPassed() throws Exception {
        assertThat(averages("type: Sliding, size: 1s, average: Exponential", "100", "200"))
                // 100 + (1 - 1/e) 100
                .containsExactly("100.000000", "163.212056");
    }

    @Test
    void shouldHaveNoVolumeWeightedAverageWithoutVolume() throws Exception {
        ReferenceModel model = model("type: Count, count: 2, average: VolumeWeighted");

        assertThat(model.accept(tick(1, "10")).get(0))
                .contains("\"end\":1,\"count\":1")
                .contains("\"volume\":0,\"compl");
        assertThat(model.accept(sized(2, "20", "3")).get(0)).contains("\"average\":20.000000,\"count\":2");
        // (20 * 3 + 10 * 1) / 4
        assertThat(model.accept(sized(3, "10", "1")).get(0))
                .contains("\"average\":17.500000,\"previous\":20.000000,\"deviation\":0.125000000")
                .contains("\"volume\":4,\"vwap\":17.500000");
    }

    @Test
    void shouldAlarmAtExactlyTheToleranceAndNotWithinTheCooldown() throws Exception {
        ReferenceModel model = model("type: Count, count: 1, tolerance: 0.5%, cooldown: 10s");
        model.accept(tick(1_000, "200"));
        model.accept(tick(2_000, "200.99"));
        model.accept(tick(3_000, "200"));
        assertThat(model.alarms()).isEmpty();

        model.accept(tick(4_000, "201"));
        model.accept(tick(13_999, "100"));
        model.accept(tick(14_000, "99"));

        assertThat(model.alarms())
                .containsExactly(
                        new ReferenceAlarm("w", 4_000, "201.00000000", "200.00000000", "0.005000000", "Up"),
                        new ReferenceAlarm("w", 14_000, "99.00000000", "100.00000000", "0.010000000", "Down"));
    }

    @Test
    void shouldShowABarOnEveryNewSecondAndWhenItHasClosed() throws Exception {
        ReferenceModel model = model("type: Count, count: 1");
        model.accept(sized(1_000, "10", "1"));
        model.accept(sized(1_999, "12", "1"));
        model.accept(sized(59_000, "11", "2"));
        model.accept(tick(70_000, "9"));
        model.finish();

        assertThat(model.bars())
                .containsExactly(
                        bar(0, "10", "10", "10", "10", 1_000, 1_000, "1", 1, "10.000000", false),
                        // (10 + 12 + 22) / 4
                        bar(0, "10", "12", "10", "11", 1_000, 59_000, "4", 3, "11.000000", false),
                        bar(0, "10", "12", "10", "11", 1_000, 59_000, "4", 3, "11.000000", true),
                        bar(60_000, "9", "9", "9", "9", 70_000, 70_000, "0", 1, null, false),
                        bar(60_000, "9", "9", "9", "9", 70_000, 70_000, "0", 1, null, true));
    }

    @Test
    void shouldTellRepeatsByTheirTime() throws Exception {
        assertThat(verdicts("Time", tick(20_000, "1"), tick(20_000, "2"), tick(10_000, "3"), tick(9_999, "4")))
                .containsExactly(Verdict.ACCEPTED, Verdict.DUPLICATE, Verdict.LATE, Verdict.TOO_LATE);
    }

    @Test
    void shouldTellRepeatsByTheirIdAndOldNumbersByTheGreatest() throws Exception {
        assertThat(verdicts(
                        "Id",
                        named(0, "7"),
                        named(0, "x"),
                        named(30_000, "8"),
                        named(1, "7"),
                        named(25_000, "6"),
                        named(30_000, "x"),
                        named(30_000, "x"),
                        named(30_000, null),
                        named(30_000, "10"),
                        named(30_000, "300"),
                        named(30_000, "45"),
                        named(30_000, "44")))
                .containsExactly(
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.DUPLICATE,
                        Verdict.LATE,
                        Verdict.ACCEPTED,
                        Verdict.DUPLICATE,
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.ACCEPTED,
                        Verdict.DUPLICATE);
    }

    private static List<String> averages(String window, String... prices) throws Exception {
        ReferenceModel model = model(window);
        List<String> averages = new ArrayList<>();
        for (String price : prices) {
            String record = model.accept(tick(1000L * averages.size(), price)).get(0);
            averages.add(record.replaceAll(".*\"average\":([0-9.]+).*", "$1"));
        }
        return averages;
    }

    private static List<Verdict> verdicts(String deduplicate, Tick... ticks) throws Exception {
        ReferenceModel model = read(deduplicate, "    - { name: w, size: 1m }\n");
        List<Verdict> verdicts = new ArrayList<>();
        for (Tick tick : ticks) {
            model.accept(tick);
            verdicts.add(model.verdict());
        }
        return verdicts;
    }

    private static ReferenceModel model(String window) throws InvalidPipelineException {
        return read("None", "    - { name: w, " + window + " }\n");
    }

    private static ReferenceModel model(String window, String other) throws InvalidPipelineException {
        return read("None", "    - { name: w, " + window + " }\n    - { name: v, " + other + " }\n");
    }

    private static ReferenceModel read(String deduplicate, String windows) throws InvalidPipelineException {
        return new ReferenceModel(PipelineFile.parse(
                        "apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\nmetadata: { name: example }\nspec:\n"
                                + "  symbols: [AAPL]\n  source: { synthetic: {} }\n  grace: 10s\n  deduplicate: "
                                + deduplicate + "\n  windows:\n" + windows)
                .spec());
    }

    private static Tick tick(long time, String price) {
        return new Tick("AAPL", time, Decimal.of(price), null, null, null, null, null);
    }

    private static Tick sized(long time, String price, String size) {
        return new Tick("AAPL", time, Decimal.of(price), Decimal.of(size), null, null, null, null);
    }

    private static Tick named(long time, String id) {
        return new Tick("AAPL", time, Decimal.of("1"), null, null, id, null, null);
    }

    private static String bar(
            long start,
            String open,
            String high,
            String low,
            String close,
            long openTime,
            long closeTime,
            String volume,
            int count,
            String vwap,
            boolean isFinal) {
        return "{\"symbol\":\"AAPL\",\"interval\":\"1m\",\"start\":" + start + ",\"end\":" + (start + 60_000)
                + ",\"open\":" + open + ",\"high\":" + high + ",\"low\":" + low + ",\"close\":" + close
                + ",\"openTime\":" + openTime + ",\"closeTime\":" + closeTime + ",\"volume\":" + volume
                + ",\"count\":" + count + (vwap == null ? "" : ",\"vwap\":" + vwap) + ",\"final\":" + isFinal + "}";
    }
}
