package io.stockpipeline.console;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.console.access.AccessCounts;
import io.stockpipeline.console.api.PipelineAnswer;
import io.stockpipeline.console.history.sink.SinkStatus;
import io.stockpipeline.console.metrics.AccessMetrics;
import io.stockpipeline.console.metrics.DeliveryMetrics;
import io.stockpipeline.console.metrics.HistoryMetrics;
import io.stockpipeline.console.metrics.StreamMetrics;
import io.stockpipeline.console.metrics.TradeLatency;
import io.stockpipeline.console.metrics.ViewMetrics;
import io.stockpipeline.console.notify.NotificationStatus;
import io.stockpipeline.console.stream.StreamCounts;
import io.stockpipeline.console.stream.StreamHub;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.ViewFeed;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** What a console's parts tell whoever scrapes them. */
record ConsoleMeters(
        StockPipeline pipeline, LiveView view, Parts parts, AccessCounts access, TradeLatency tradeToView) {
    private static final long UNKNOWN = -1;

    List<MeterBinder> all() {
        List<String> names = pipeline.spec().notifications().stream()
                .map(NotificationSpec::name)
                .toList();
        return List.of(
                tradeToView,
                new ViewMetrics(
                        () -> view.progress().ready(),
                        () -> view.progress().connected(),
                        () -> Objects.requireNonNullElse(view.progress().lag(), UNKNOWN),
                        () -> view.progress().records(),
                        this::unreadable,
                        () -> view.symbols().size()),
                new AccessMetrics(access::refusedRequests, access::limitedRequests),
                new StreamMetrics(
                        this::clients, () -> counted(StreamCounts::refused), () -> counted(StreamCounts::dropped)),
                new HistoryMetrics(
                        () -> PipelineAnswer.name(parts.historyState()),
                        () -> ofSink(SinkStatus::totalLag, UNKNOWN),
                        () -> ofSink(ConsoleMeters::rows, 0),
                        () -> ofSink(SinkStatus::unreadable, 0),
                        () -> ofSink(SinkStatus::missed, 0)),
                new DeliveryMetrics(names, this::deliveries));
    }

    private long unreadable() {
        ViewFeed feed = parts.feed;
        return feed == null ? 0 : feed.undecodable();
    }

    private int clients() {
        StreamHub hub = parts.hub;
        return hub == null ? 0 : hub.clients();
    }

    private long counted(ToLongFunction<StreamCounts> count) {
        StreamHub hub = parts.hub;
        return hub == null ? 0 : count.applyAsLong(hub.counts());
    }

    private long ofSink(ToLongFunction<SinkStatus> figure, long without) {
        SinkStatus sink = parts.sink;
        return sink == null ? without : figure.applyAsLong(sink);
    }

    private static long rows(SinkStatus sink) {
        return sink.rows().values().stream().mapToLong(Long::longValue).sum();
    }

    private DeliveryMetrics.Counts deliveries(String name) {
        return parts.deliveries().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .map(ConsoleMeters::counts)
                .orElse(DeliveryMetrics.Counts.UNKNOWN);
    }

    private static DeliveryMetrics.Counts counts(NotificationStatus status) {
        return new DeliveryMetrics.Counts(status.pending(), status.delivered(), status.dead(), status.skipped());
    }
}
