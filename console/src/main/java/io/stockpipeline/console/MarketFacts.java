package io.stockpipeline.console;

import io.stockpipeline.console.api.PipelineAnswer;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.stream.StreamFacts;
import io.stockpipeline.console.view.LiveView;
import java.time.Instant;

/** What the stream tells of the market besides averages and alarms. */
final class MarketFacts implements StreamFacts {
    private final Market market;
    private final String version;

    MarketFacts(Market market, String version) {
        this.market = market;
        this.version = version;
    }

    @Override
    public boolean ready() {
        return market.view().progress().ready();
    }

    @Override
    public Object pipeline() {
        return PipelineAnswer.of(
                market.asOf(), market.pipeline(), market.history().state(), version);
    }

    @Override
    public Status status() {
        long latest = market.view().latestTime();
        LiveView.Progress progress = market.view().progress();
        return new Status(
                market.asOf(),
                progress.lag(),
                progress.connected(),
                latest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(latest));
    }
}
