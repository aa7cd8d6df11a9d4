package io.stockpipeline.bench.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowChecksTest {
    private static final Workload WORKLOAD = new Workload(3_000, 3, 1, 1_000_000);
    private static final String AVERAGE = "\"average\":";

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void setUp() throws IOException {
        rehearsal = new Rehearsal(WORKLOAD, folder);
    }

    @Test
    void shouldPassRightUpdates() throws IOException {
        for (WindowShape shape : List.of(WindowShape.TUMBLING, WindowShape.HOPPING)) {
            rehearsal.output.clear();
            writeUpdates(shape);

            assertThat(new WindowUpdates(shape, true).fault(rehearsal.evidence()))
                    .isEmpty();
        }
    }

    @Test
    void shouldFindAWrongAverage() throws IOException {
        writeUpdates(WindowShape.HOPPING);
        replace(2_000, text(2_000).replaceFirst(AVERAGE, AVERAGE + "1"));

        assertThat(new WindowUpdates(WindowShape.HOPPING, false).fault(rehearsal.evidence()))
                .isPresent();
    }

    @Test
    void shouldFindAMissingUpdate() throws IOException {
        writeUpdates(WindowShape.TUMBLING);
        rehearsal.output.remove(100);

        assertThat(new WindowUpdates(WindowShape.TUMBLING, true).fault(rehearsal.evidence()))
                .isPresent();
        assertThat(new WindowUpdates(WindowShape.TUMBLING, false).fault(rehearsal.evidence()))
                .as("not every update is asked for")
                .isEmpty();
    }

    @Test
    void shouldFindAWindowOfAnotherLength() throws IOException {
        writeUpdates(WindowShape.TUMBLING);
        replace(100, text(100).replace("\"window\":\"10m\"", "\"window\":\"5m\""));
        replace(101, text(101).replace("\"window\":\"10m\"", "\"window\":\"5m\""));

        assertThat(new WindowUpdates(WindowShape.TUMBLING, false).fault(rehearsal.evidence()))
                .isPresent();
    }

    @Test
    void shouldPassEveryClosedWindow() throws IOException {
        writeClosed();

        assertThat(new ClosedWindows().fault(rehearsal.evidence())).isEmpty();
    }

    @Test
    void shouldFindAMissingWindow() throws IOException {
        writeClosed();
        rehearsal.output.remove(20);

        assertThat(new ClosedWindows().fault(rehearsal.evidence())).isPresent();
    }

    @Test
    void shouldFindAWindowThatIsThereTwice() throws IOException {
        writeClosed();
        rehearsal.output.add(rehearsal.output.get(20));

        assertThat(new ClosedWindows().fault(rehearsal.evidence())).isPresent();
    }

    @Test
    void shouldFindATickThatWasNotCounted() throws IOException {
        writeClosed();
        replace(20, text(20).replaceFirst("\"count\":", "\"count\":1"));

        assertThat(new ClosedWindows().fault(rehearsal.evidence())).isPresent();
    }

    @Test
    void shouldNotPassWhoWroteNothing() throws IOException {
        assertThat(new ClosedWindows().fault(rehearsal.evidence())).isPresent();
        assertThat(new WindowUpdates(WindowShape.HOPPING, true).fault(rehearsal.evidence()))
                .isPresent();
    }

    private static final class Mean {
        double sum;
        int count;
    }

    private void writeUpdates(WindowShape shape) {
        Map<WindowKey, Mean> means = new LinkedHashMap<>();
        for (Tick tick : rehearsal.ticks) {
            for (WindowKey window : shape.of(tick.symbol(), tick.time())) {
                write(window, tick.time(), add(means, window, tick));
            }
        }
    }

    private void writeClosed() {
        Map<WindowKey, Mean> means = new LinkedHashMap<>();
        for (Tick tick : rehearsal.ticks) {
            WindowShape.HOPPING.of(tick.symbol(), tick.time()).forEach(window -> add(means, window, tick));
        }
        new ArrayList<>(means.keySet())
                .stream()
                        .sorted((one, other) -> Long.compare(one.end(), other.end()))
                        .forEach(window -> write(window, 0, means.get(window)));
    }

    private static Mean add(Map<WindowKey, Mean> means, WindowKey window, Tick tick) {
        Mean mean = means.computeIfAbsent(window, key -> new Mean());
        mean.sum += tick.price().toBigDecimal().doubleValue();
        mean.count++;
        return mean;
    }

    private void write(WindowKey window, long time, Mean mean) {
        String json = String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"time\":%d,\"window\":\"%s\",\"start\":%d,\"end\":%d,\"average\":%.10f,\"count\":%d}",
                window.symbol(),
                time,
                window.window(),
                window.start(),
                window.end(),
                mean.sum / mean.count,
                mean.count);
        rehearsal.write(window.symbol(), json.getBytes(StandardCharsets.UTF_8));
    }

    private String text(int place) {
        return new String(rehearsal.output.get(place).value(), StandardCharsets.UTF_8);
    }

    private void replace(int place, String json) {
        String symbol = new String(rehearsal.output.remove(place).key(), StandardCharsets.UTF_8);
        rehearsal.write(place, symbol, json.getBytes(StandardCharsets.UTF_8));
    }
}
