package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What has been told, still fires, and has to be told again. */
final class RepeatTable {
    /** How often. */
    static final Duration EVERY = Duration.ofMinutes(1);

    /** Longer than an alarm is worth repeating; its delivery is not kept longer either. */
    private static final Duration LONGEST = Upkeep.KEPT;

    private static final int MOST = 5000;

    private final HistoryDatabase database;

    RepeatTable(HistoryDatabase database) {
        this.database = database;
    }

    /** An episode that was begun and has not ended. */
    record StillFiring(String episode, String record) {}

    /** Whether it is time, and this console is the one to do it. */
    boolean begin(String notification, Instant now) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("UPDATE notification SET told_again_at = :now"
                                        + " WHERE name = :name AND gone IS NULL"
                                        + " AND (paused_until IS NULL OR paused_until <= :now)"
                                        + " AND (told_again_at IS NULL OR told_again_at <= :before)")
                                .bind("name", notification)
                                .bind("now", now)
                                .bind("before", now.minus(EVERY))
                                .execute())
                > 0;
    }

    /** The oldest first. */
    List<StillFiring> stillFiring(String notification, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT episode, record FROM delivery firing
                        WHERE notification = :name AND alarm_state = 'Firing' AND type <> 'Deviation'
                        AND state = 'Delivered' AND finished_at > :oldest
                        AND NOT EXISTS (SELECT 1 FROM delivery resolved WHERE resolved.notification = :name
                            AND resolved.episode = firing.episode AND resolved.alarm_state = 'Resolved')
                        ORDER BY id LIMIT :most
                        """)
                        .bind("name", notification)
                        .bind("oldest", now.minus(LONGEST))
                        .bind("most", MOST)
                        .map((row, context) -> new StillFiring(row.getString(1), row.getString(2)))
                        .list());
    }

    /**
     * An end that was told while its beginning was being told again may have been overtaken: it is told once more.
     *
     * @param episodes that were told again
     */
    void settle(String notification, Collection<String> episodes, Instant now) {
        if (episodes.isEmpty()) {
            return;
        }
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE delivery SET state = 'Pending', attempts = 0,"
                                + " due_at = :now, finished_at = NULL"
                                + " WHERE notification = :name AND episode IN (<episodes>)"
                                + " AND alarm_state = 'Resolved' AND state = 'Delivered'")
                        .bind("name", notification)
                        .bind("now", now)
                        .bindList("episodes", List.copyOf(episodes))
                        .execute());
    }
}
