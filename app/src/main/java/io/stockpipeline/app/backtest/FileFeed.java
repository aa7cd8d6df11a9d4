package io.stockpipeline.app.backtest;

import io.stockpipeline.extractor.file.TickFileReader;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of ticks, read with neither pacing nor health: nobody is there to look. */
final class FileFeed implements Feed {
    private final TickFileReader reader;
    private TickFileReader.Item item = TickFileReader.Item.End;

    FileFeed(TickFileReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean next() throws IOException {
        item = reader.next();
        return item != TickFileReader.Item.End;
    }

    @Override
    public @Nullable Tick tick() {
        return item == TickFileReader.Item.Tick ? reader.tick() : null;
    }

    @Override
    public DeadLetterReason refused() {
        return reader.deadLetter().reason();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
