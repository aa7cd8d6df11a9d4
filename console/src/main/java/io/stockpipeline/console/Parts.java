package io.stockpipeline.console;

import io.stockpipeline.console.api.Surroundings;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.sink.SinkStatus;
import io.stockpipeline.console.notify.NotificationStatus;
import io.stockpipeline.console.stream.StreamHub;
import io.stockpipeline.console.view.ViewFeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts that come to be when a console begins, for those who tell of them; null: not yet, or there is none. */
final class Parts implements Surroundings {
    volatile @Nullable StreamHub hub;
    volatile @Nullable ViewFeed feed;
    volatile @Nullable HistoryDatabase history;
    volatile @Nullable SinkStatus sink;
    volatile io.stockpipeline.console.notify.@Nullable Notifications notifications;

    @Override
    public @Nullable Long historyLag() {
        SinkStatus known = sink;
        return known == null ? null : known.totalLag();
    }

    @Override
    public @Nullable Notifications notifications() {
        List<NotificationStatus> status = deliveries();
        if (status.isEmpty()) {
            return null;
        }
        return new Notifications(
                status.stream().mapToLong(NotificationStatus::pending).sum(),
                status.stream().mapToLong(NotificationStatus::dead).sum());
    }

    /** Empty where nobody is notified, and before the database has answered. */
    List<NotificationStatus> deliveries() {
        io.stockpipeline.console.notify.Notifications known = notifications;
        return known == null ? List.of() : known.status();
    }

    boolean historyIsComplete() {
        SinkStatus known = sink;
        return known != null && known.phase() != SinkStatus.Phase.Waiting && known.totalLag() == 0;
    }

    HistoryState historyState() {
        HistoryDatabase known = history;
        return known == null ? HistoryState.NONE : known.state();
    }
}
