package io.stockpipeline.extractor.synthetic;

import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.wire.Tick;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Invented ticks without end, in real time. Rounds are counted from the epoch, so that times and ids go on rising when
 * the extractor starts anew; the prices begin their walk again. After a hold-up the rounds that were missed come at
 * once, with the times they were due.
 */
public final class LiveSyntheticSource implements LiveSource {
    private final SyntheticSource spec;
    private final List<String> symbols;
    private final Clock clock;
    private final Pause pause;
    private final HealthRecord health =
            new HealthRecord(LoggerFactory.getLogger(LiveSyntheticSource.class), "synthetic");

    public LiveSyntheticSource(SyntheticSource spec, List<String> symbols, Clock clock, Pause pause) {
        this.spec = spec;
        this.symbols = List.copyOf(symbols);
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String key() {
        return spec.key();
    }

    @Override
    public void run(TickSink sink) throws InterruptedException {
        long firstRound = (long) Math.ceil(clock.millis() * spec.rate() / 1000);
        SyntheticTicks ticks = new SyntheticTicks(spec, symbols, 0, firstRound);
        health.connected();
        while (true) {
            long wait = Math.max(0, ticks.due() - clock.millis());
            if (!pause.sleep(Duration.ofMillis(wait))) {
                return;
            }
            Tick tick = ticks.next();
            sink.put(tick);
            health.tick(tick.symbol(), tick.time());
        }
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {
        pause.end();
    }
}
