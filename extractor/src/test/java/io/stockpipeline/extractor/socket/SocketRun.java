package io.stockpipeline.extractor.socket;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.extractor.stream.RecordingSink;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.spec.SocketSource;
import io.stockpipeline.model.wire.SymbolFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that reads from a server, on a thread of its own; its waits before another attempt take no time. */
final class SocketRun implements AutoCloseable {
    final RecordingSink sink = new RecordingSink();
    private final FakePause pause = new FakePause(time -> true);
    private final SocketTickSource source;
    private final Thread thread;

    SocketRun(int port, RecordFormat format, String... symbols) {
        this(port, format, null, symbols);
    }

    SocketRun(int port, RecordFormat format, @Nullable TickSink other, String... symbols) {
        SocketSource spec = new SocketSource("127.0.0.1", port, format);
        source = new SocketTickSource(
                spec,
                SymbolFilter.of(Pipelines.of(spec, symbols).spec()),
                pause,
                new ClockSkew(Clock.systemUTC(), Duration.ofMinutes(1)));
        thread = new Thread(() -> run(other == null ? sink : other), "socket-run");
        thread.start();
    }

    private void run(TickSink to) {
        try {
            source.run(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    SourceHealth health() {
        return source.health();
    }

    List<Duration> waits() {
        return pause.sleeps();
    }

    /** Closes the source and waits for its end. */
    @Override
    public void close() {
        source.close();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("the source did not end");
        }
    }
}
