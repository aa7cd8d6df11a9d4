package io.stockpipeline.extractor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.extractor.source.FiniteSource.Step;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTickSourceTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final FakePause time = new FakePause();

    @Test
    void shouldShiftTimesSoThatTheFirstTickIsNow() throws Exception {
        FileTickSource source = source(three().rebased().source());
        source.open(null);
        long now = time.millis();

        assertThat(source.next(PATIENCE)).isEqualTo(Step.Tick);
        assertThat(source.tick().time()).isEqualTo(now);
        assertThat(source.next(PATIENCE)).isEqualTo(Step.Tick);
        assertThat(source.tick().time()).isEqualTo(now + 1000);
    }

    @Test
    void shouldKeepTheShiftWhenResumed() throws Exception {
        FileTickSource source = source(three().rebased().source());
        source.open(null);
        source.next(PATIENCE);
        long first = source.tick().time();
        SourcePosition position = source.position();
        time.sleep(Duration.ofHours(5));

        source.open(position);
        source.next(PATIENCE);

        assertThat(source.tick().time()).isEqualTo(first + 1000);
    }

    @Test
    void shouldWaitForATicksTimeAtTheGivenSpeed() throws Exception {
        FileTickSource source = source(three().speed("2").source());
        source.open(null);

        assertThat(source.next(PATIENCE)).isEqualTo(Step.Tick);
        assertThat(source.next(PATIENCE)).isEqualTo(Step.NotYet);
        assertThat(source.next(PATIENCE)).isEqualTo(Step.NotYet);
        assertThat(source.next(PATIENCE)).isEqualTo(Step.Tick);
        assertThat(time.sleeps()).containsExactly(PATIENCE, PATIENCE, Duration.ofMillis(100));
    }

    @Test
    void shouldNotCountATickThatWaitsIntoThePosition() throws Exception {
        FileTickSource source = source(three().speed("1").source());
        source.open(null);
        source.next(PATIENCE);
        SourcePosition afterFirst = source.position();

        assertThat(source.next(PATIENCE)).isEqualTo(Step.NotYet);
        assertThat(source.position()).isEqualTo(afterFirst);

        source.open(source.position());
        assertThat(source.next(PATIENCE)).isEqualTo(Step.Tick);
        assertThat(source.tick().time()).isEqualTo(2000);
    }

    @Test
    void shouldStopWaitingWhenClosed() throws Exception {
        FileTickSource source = source(three().speed("0.001").source());
        source.open(null);
        source.next(PATIENCE);
        time.end();

        assertThat(source.next(PATIENCE)).isEqualTo(Step.NotYet);
        assertThat(time.sleeps()).isEmpty();
    }

    private FileSources three() throws IOException {
        Path file = Files.writeString(
                folder.resolve("three.csv"), "symbol,time,price\nAAPL,1000,1\nAAPL,2000,2\nAAPL,3000,3\n");
        return FileSources.csv(file);
    }

    private FileTickSource source(FileSource spec) throws IOException {
        return new FileTickSource(
                spec, folder, SymbolFilter.of(Pipelines.of(spec, "AAPL").spec()), time, time);
    }
}
