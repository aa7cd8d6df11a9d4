package io.stockpipeline.console.api;

import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.view.LiveView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipeline is and how the console stands; answered also while the view is not ready. */
final class PipelineRoutes implements RouteGroup {
    private final Market market;
    private final String version;
    private final Surroundings surroundings;

    PipelineRoutes(Market market, String version, Surroundings surroundings) {
        this.market = market;
        this.version = version;
        this.surroundings = surroundings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ApiRoutes.ROOT + "/pipeline", "pipeline", "What the pipeline was told to do")
                        .answers(
                                PipelineAnswer.class,
                                request -> PipelineAnswer.of(
                                        market.asOf(),
                                        market.pipeline(),
                                        market.history().state(),
                                        version)),
                Route.get(ApiRoutes.ROOT + "/status", "status", "How the console stands")
                        .answers(StatusAnswer.class, request -> status()));
    }

    private StatusAnswer status() {
        LiveView.Progress progress = market.view().progress();
        HistoryState history = market.history().state();
        Surroundings.Notifications notifications = surroundings.notifications();
        return new StatusAnswer(
                market.asOf(),
                progress.lag(),
                new StatusAnswer.ViewStatus(progress.ready(), progress.connected(), progress.records()),
                new StatusAnswer.HistoryStatus(
                        PipelineAnswer.name(history),
                        surroundings.historyLag(),
                        history.isReady() ? null : history.words()),
                source(),
                notifications == null
                        ? null
                        : new StatusAnswer.NotificationStatus(notifications.pending(), notifications.dead()));
    }

    private StatusAnswer.SourceStatus source() {
        long latest = market.view().latestTime();
        if (latest == Long.MIN_VALUE) {
            return new StatusAnswer.SourceStatus(null, null);
        }
        boolean replay = market.pipeline().spec().source().selected().finite();
        @Nullable Long age = replay ? null : Math.max(0, market.clock().now() - latest);
        return new StatusAnswer.SourceStatus(Instant.ofEpochMilli(latest), age);
    }
}
