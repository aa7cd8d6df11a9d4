package io.stockpipeline.app.backtest;

import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A finite source other than a file. */
final class SourceFeed implements Feed {
    /** Nothing is committed in between, so a record may take as long as it does to come. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final FiniteSource source;
    private FiniteSource.Step step = FiniteSource.Step.End;

    SourceFeed(FiniteSource source) throws IOException {
        this.source = source;
        source.open(null);
    }

    @Override
    public boolean next() throws IOException, InterruptedException {
        do {
            step = source.next(PATIENCE);
        } while (step == FiniteSource.Step.NotYet);
        return step != FiniteSource.Step.End;
    }

    @Override
    public @Nullable Tick tick() {
        return step == FiniteSource.Step.Tick ? source.tick() : null;
    }

    @Override
    public DeadLetterReason refused() {
        return source.deadLetter().reason();
    }

    @Override
    public void close() {
        source.close();
    }
}
