package io.stockpipeline.extractor.synthetic;

import io.stockpipeline.extractor.source.ContentIdentity;
import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@code count} invented ticks, as fast as they are taken. Everything is fixed by the spec, times included: they begin
 * at {@link #START}, so that two runs are the same to the byte.
 */
public final class FiniteSyntheticSource implements FiniteSource {
    /** A Tuesday, 09:30 in New York: trading begins. */
    public static final Instant START = Instant.parse("2024-01-02T14:30:00Z");

    private final SyntheticSource spec;
    private final List<String> symbols;
    private final long count;
    private final ContentIdentity content;
    private final HealthRecord health =
            new HealthRecord(LoggerFactory.getLogger(FiniteSyntheticSource.class), "synthetic");

    private @Nullable SyntheticTicks ticks;
    private @Nullable Tick tick;

    public FiniteSyntheticSource(SyntheticSource spec, List<String> symbols) {
        this.spec = spec;
        this.symbols = List.copyOf(symbols);
        count = Objects.requireNonNull(spec.count(), "count");
        content = identity();
    }

    /** Everything the sequence depends on but its length, which may grow. */
    private ContentIdentity identity() {
        SyntheticSource.Lateness lateness = spec.lateness();
        String settings = spec.seed() + " " + spec.rate() + " " + spec.volatility() + " "
                + (lateness == null
                        ? ""
                        : lateness.probability() + " " + lateness.max().millis()) + " " + symbols;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return new ContentIdentity(count, 0, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String key() {
        return spec.key();
    }

    @Override
    public void open(@Nullable SourcePosition position) {
        SyntheticTicks fresh = new SyntheticTicks(spec, symbols, START.toEpochMilli(), 0);
        if (position != null) {
            if (!position.content().headDigest().equals(content.headDigest())
                    || position.content().size() > count) {
                throw new SourceConfigurationException(
                        "spec.source.synthetic: the settings or spec.symbols have changed"
                                + " since this pipeline began. Put them back, or begin anew under another metadata.name"
                                + " (locally also: with another --data-dir)");
            }
            fresh.skip(position.line());
        }
        ticks = fresh;
        health.connected();
    }

    @Override
    public Step next(Duration patience) {
        SyntheticTicks open = opened();
        if (open.index() >= count) {
            return Step.End;
        }
        Tick made = open.next();
        health.tick(made.symbol(), made.time());
        tick = made;
        return Step.Tick;
    }

    @Override
    public Tick tick() {
        if (tick == null) {
            throw new IllegalStateException("no tick was made yet");
        }
        return tick;
    }

    @Override
    public DeadLetter deadLetter() {
        throw new IllegalStateException("no invented tick is unusable");
    }

    @Override
    public SourcePosition position() {
        return new SourcePosition(opened().index(), 0, null, content);
    }

    private SyntheticTicks opened() {
        if (ticks == null) {
            throw new IllegalStateException("the source is not open");
        }
        return ticks;
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {}
}
