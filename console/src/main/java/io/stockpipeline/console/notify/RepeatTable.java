package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.EmptyHandling;

/** What has been told, still fires, and has to be told again. */
final class RepeatTable {
    /** How often. */
    static final Duration EVERY = Duration.ofMinutes(1);

    /** Longer than an alarm is worth repeating; its delivery is not kept longer either. */
    private static final Duration LONGEST = Upkeep.KEPT;

    private static final int MOST = 5000;

    /** A message that is under way has been taken at most so long ago, give or take what the consoles' clocks differ by. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final Duration CLOCKS = Duration.ofSeconds(30);

    private final HistoryDatabase database;
    private final Watched watched;

    RepeatTable(HistoryDatabase database, Watched watched) {
        this.database = database;
        this.watched = watched;
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

    /**
     * Passes over what waits though its alarm has begun anew since. The receiver knows an alarm by its labels and not by its
     * episode: an end that comes late would end the episode after it too. What is under way stays; the later one waits for it.
     */
    void passOver(String notification, Instant now) {
        database.jdbi()
                .useHandle(
                        handle -> handle.createUpdate("WITH passed AS (UPDATE delivery earlier SET state = 'Skipped',"
                                        + " finished_at = :now, reason = concat_ws('; ', 'its alarm has begun anew', reason)"
                                        + " WHERE notification = :name AND state = 'Pending' AND type <> 'Deviation'"
                                        + " AND (due_at <= :begun OR due_at > :latest)"
                                        + " AND EXISTS (SELECT 1 FROM delivery later WHERE later.notification = :name"
                                        + " AND later.alarm = earlier.alarm AND later.type = earlier.type"
                                        + " AND later.symbol = earlier.symbol AND later.id > earlier.id"
                                        + " AND later.episode <> earlier.episode AND later.alarm_state = 'Firing'"
                                        + " AND later.state IN ('Pending', 'Delivered')) RETURNING 1)"
                                        + " UPDATE notification SET skipped = skipped + (SELECT count(*) FROM passed)"
                                        + " WHERE name = :name AND EXISTS (SELECT 1 FROM passed)")
                                .bind("name", notification)
                                .bind("now", now)
                                .bind("begun", now.plus(DeliveryTable.LEASE).minus(UNDER_WAY))
                                .bind("latest", now.plus(DeliveryTable.LEASE).plus(CLOCKS))
                                .execute());
    }

    /** Of what the pipeline still watches, the oldest first. The rest is told no more, and so ends at the receiver. */
    List<StillFiring> stillFiring(String notification, Instant now) {
        if (watched.alarms().isEmpty()) {
            return List.of();
        }
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT episode, record FROM delivery firing
                        WHERE notification = :name AND alarm_state = 'Firing' AND type <> 'Deviation'
                        AND state = 'Delivered' AND finished_at > :oldest
                        AND alarm IN (<alarms>) AND (:any OR symbol IN (<symbols>))
                        AND NOT EXISTS (SELECT 1 FROM delivery resolved WHERE resolved.notification = :name
                            AND resolved.episode = firing.episode AND resolved.alarm_state = 'Resolved')
                        ORDER BY id LIMIT :most
                        """)
                        .bind("name", notification)
                        .bind("oldest", now.minus(LONGEST))
                        .bindList("alarms", watched.alarms())
                        .bind("any", watched.symbols().isEmpty())
                        .bindList(EmptyHandling.NULL_KEYWORD, "symbols", watched.symbols())
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
