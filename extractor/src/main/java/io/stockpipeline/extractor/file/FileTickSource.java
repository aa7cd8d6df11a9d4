package io.stockpipeline.extractor.file;

import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.FileSource.Timestamps;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as a source: read at the speed the pipeline asks for, with times as written or shifted. At a {@code speed} of
 * n a tick is due when 1/n of the time since the first tick of this run has passed; late ticks are due at once. The
 * shift of rebased times is settled by the first tick of all and is part of the position, so that a resumed run keeps
 * it.
 */
public final class FileTickSource implements FiniteSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileTickSource.class);

    private final FileSource spec;
    private final Path pipelineFolder;
    private final SymbolFilter filter;
    private final Clock clock;
    private final Pause pause;
    private final HealthRecord health;

    private volatile @Nullable TickFileReader reader;
    private @Nullable Long shift;
    private @Nullable Pace pace;
    private @Nullable Tick tick;
    /** Whether the tick that was read last is not due yet, and so not handed out. */
    private boolean waiting;

    private @Nullable SourcePosition beforeWaiting;

    /** When replaying began, and at which event time. */
    private record Pace(long startedAt, long firstTime, double factor) {
        long due(long time) {
            return startedAt + (long) ((time - firstTime) / factor);
        }
    }

    /**
     * Checks that the file can be read as the pipeline says.
     *
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when it cannot
     */
    public FileTickSource(FileSource spec, Path pipelineFolder, SymbolFilter filter, Clock clock, Pause pause)
            throws IOException {
        this.spec = spec;
        this.pipelineFolder = pipelineFolder;
        this.filter = filter;
        this.clock = clock;
        this.pause = pause;
        health = new HealthRecord(LOG, "file " + spec.path());
        TickFileReader.open(spec, pipelineFolder, filter).close();
    }

    @Override
    public String key() {
        return spec.key();
    }

    @Override
    public void open(@Nullable SourcePosition position) throws IOException {
        closeReader();
        waiting = false;
        pace = null;
        shift = position == null ? null : position.shift();
        reader = TickFileReader.open(spec, pipelineFolder, filter, position);
        health.connected();
    }

    @Override
    public Step next(Duration patience) throws IOException, InterruptedException {
        if (!waiting) {
            if (!spec.speed().isMax()) {
                beforeWaiting = position();
            }
            switch (opened().next()) {
                case End -> {
                    return Step.End;
                }
                case DeadLetter -> {
                    return Step.DeadLetter;
                }
                case Tick -> settle(opened().tick());
            }
        }
        waiting = !isDue(patience);
        if (waiting) {
            return Step.NotYet;
        }
        health.tick(tick().symbol(), tick().time());
        return Step.Tick;
    }

    private void settle(Tick read) {
        if (pace == null && !spec.speed().isMax()) {
            pace = new Pace(clock.millis(), read.time(), spec.speed().factor());
        }
        if (spec.timestamps() == Timestamps.Original) {
            tick = read;
            return;
        }
        if (shift == null) {
            shift = clock.millis() - read.time();
        }
        // A time before 1970 would be no time; only ticks decades before the first one get there.
        tick = new Tick(
                read.symbol(),
                Math.max(0, Math.min(Tick.MAX_TIME, read.time() + shift)),
                read.price(),
                read.size(),
                read.side(),
                read.id(),
                read.source(),
                read.currency());
    }

    private boolean isDue(Duration patience) throws InterruptedException {
        if (pace == null) {
            return true;
        }
        long left = pace.due(opened().tick().time()) - clock.millis();
        if (left <= 0) {
            return true;
        }
        return pause.sleep(Duration.ofMillis(Math.min(left, patience.toMillis())))
                && pace.due(opened().tick().time()) <= clock.millis();
    }

    @Override
    public Tick tick() {
        if (tick == null) {
            throw new IllegalStateException("no tick was read yet");
        }
        return tick;
    }

    @Override
    public DeadLetter deadLetter() {
        return opened().deadLetter();
    }

    @Override
    public SourcePosition position() {
        if (waiting && beforeWaiting != null) {
            return beforeWaiting;
        }
        SourcePosition read = opened().position();
        return new SourcePosition(read.line(), read.offset(), shift, read.content());
    }

    private TickFileReader opened() {
        TickFileReader open = reader;
        if (open == null) {
            throw new IllegalStateException("the source is not open");
        }
        return open;
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {
        pause.end();
        try {
            closeReader();
        } catch (IOException e) {
            LOG.debug("closing {}", spec.path(), e);
        }
    }

    private void closeReader() throws IOException {
        TickFileReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
