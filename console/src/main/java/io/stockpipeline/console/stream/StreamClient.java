package io.stockpipeline.console.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: a place in the log of alarms, one on the board of prices, and a connection that is written to only while it takes
 * bytes. No call of it waits. It is moved by two sorts of threads, never by the feed's: the hub's, when there is something new,
 * and the server's, when the connection takes bytes again.
 */
final class StreamClient implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
    private static final ServerSentEvent GAP = ServerSentEvent.of("gap", "{}".getBytes(StandardCharsets.UTF_8));

    /** In one go of the hub's thread, so that one quick reader with much to catch up on does not hold up the others. */
    private static final long BYTES_A_TURN = 256 * 1024;

    private final Broadcast broadcast;
    private final StreamLimits limits;
    private final Wish wish;
    private final Connection connection;
    private final LongSupplier nanoTime;
    private final long openedAt;

    private boolean open;
    private boolean introduced;
    private boolean greeted;
    private boolean gap;
    private boolean unflushed;
    private boolean over;
    private long nextAlarm;
    private long alarmsAllowed;
    private long backlogEnd;
    private long version;
    private long statusSeen;
    private long writtenAt;
    private @Nullable Long stalledSince;

    /**
     * What a client asked for.
     *
     * @param symbols empty: all
     * @param resume from where to go on; null: from now on
     * @param resumeUnknown whether it named a place that means nothing here
     */
    record Wish(Set<String> symbols, @Nullable Positions resume, boolean resumeUnknown) {}

    /** The way to the client. */
    interface Connection {
        /** Never blocks: writes only after {@code isReady}. */
        ServletOutputStream out();

        /** Ends the answer as an answer ends. Called once, last. */
        void finish(StreamClient client);

        /** Cuts the connection, whatever is under way on it. */
        void cut();

        /** Counts a client that was dropped. */
        void dropped();
    }

    StreamClient(Broadcast broadcast, StreamLimits limits, Wish wish, Connection connection, LongSupplier nanoTime) {
        this.broadcast = broadcast;
        this.limits = limits;
        this.wish = wish;
        this.connection = connection;
        this.nanoTime = nanoTime;
        openedAt = nanoTime.getAsLong();
        writtenAt = openedAt;
    }

    /** The server's thread: the connection takes bytes (again). */
    @Override
    public synchronized void onWritePossible() {
        open = true;
        write(Long.MAX_VALUE);
    }

    /** The server's thread: the connection is gone. */
    @Override
    public synchronized void onError(Throwable failure) {
        finish();
    }

    /**
     * The hub's thread: something may be new, or due.
     *
     * @return whether it would take more at once
     */
    synchronized boolean turn() {
        boolean more = false;
        if (over || !open) {
            return more;
        }
        long now = nanoTime.getAsLong();
        Long stalled = stalledSince;
        if (stalled != null && now - stalled >= limits.stall().toNanos()) {
            drop("took nothing for " + Duration.ofNanos(now - stalled).toSeconds() + " s");
        } else if (greeted && hasLostTouch()) {
            drop("fell " + (broadcast.alarms().next() - nextAlarm) + " alarms behind");
        } else if (now - openedAt >= limits.longest().toNanos()) {
            end();
        } else {
            more = write(BYTES_A_TURN);
        }
        return more;
    }

    /** Ends it: in good order where the connection takes bytes, else by cutting it. */
    synchronized void end() {
        if (!over && stalledSince != null) {
            connection.cut();
        }
        finish();
    }

    private boolean hasLostTouch() {
        AlarmLog alarms = broadcast.alarms();
        return nextAlarm < alarms.oldest() || alarms.next() - nextAlarm > alarmsAllowed;
    }

    private void drop(String why) {
        LOG.info("dropped a client of the stream: it {}", why);
        connection.dropped();
        connection.cut();
        finish();
    }

    private void finish() {
        if (!over) {
            over = true;
            connection.finish(this);
        }
    }

    /** Writes while the connection takes it, up to a number of bytes; tells whether that was the end of it. */
    private boolean write(long most) {
        ServletOutputStream out = connection.out();
        long left = most;
        try {
            while (!over && out.isReady()) {
                stalledSince = null;
                ServerSentEvent event = left > 0 ? next() : null;
                if (event != null) {
                    left -= event.length();
                    unflushed = true;
                    writtenAt = nanoTime.getAsLong();
                    event.writeTo(out);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return left <= 0;
                }
            }
            if (!over && stalledSince == null) {
                stalledSince = nanoTime.getAsLong();
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone; that is the common end of a stream and nothing to tell of.
            LOG.debug("a client of the stream is gone", e);
            finish();
        }
        return false;
    }

    /** What to send next: alarms before all else, then values; null when there is nothing. */
    private @Nullable ServerSentEvent next() {
        if (!introduced) {
            introduced = true;
            return ServerSentEvent.retry(limits.retry().toMillis());
        }
        if (!greeted) {
            return broadcast.ready() ? greeting() : heartbeat();
        }
        if (gap) {
            gap = false;
            return GAP;
        }
        ServerSentEvent alarm = alarm();
        if (alarm != null) {
            return alarm;
        }
        Broadcast.StatusEvent status = broadcast.status();
        if (status != null && status.number() > statusSeen) {
            boolean first = statusSeen == 0;
            statusSeen = status.number();
            return first ? status.first() : status.event();
        }
        PriceBoard.Chunk chunk = broadcast.prices().after(version, wish.symbols());
        version = chunk.version();
        return chunk.event() != null ? chunk.event() : heartbeat();
    }

    private ServerSentEvent greeting() {
        AlarmLog alarms = broadcast.alarms();
        Positions resume = wish.resume();
        String id = alarms.id();
        AlarmLog.Start start = resume == null ? alarms.atTheEnd() : alarms.after(resume);
        nextAlarm = start.next();
        backlogEnd = start.next() + start.backlog();
        alarmsAllowed = start.backlog() + limits.alarmsBehind();
        gap = start.gap() || wish.resumeUnknown();
        greeted = true;
        // Of one who resumes, alarms are still to come: until they have, his own id is the right one.
        return broadcast.hello(resume == null ? id : resume.toString());
    }

    private @Nullable ServerSentEvent alarm() {
        for (AlarmLog.Entry entry = broadcast.alarms().at(nextAlarm);
                entry != null;
                entry = broadcast.alarms().at(nextAlarm)) {
            nextAlarm++;
            if (isWanted(entry)) {
                return entry.event();
            }
        }
        return null;
    }

    private boolean isWanted(AlarmLog.Entry entry) {
        Positions resume = wish.resume();
        boolean seen = resume != null && entry.number() < backlogEnd && !entry.isAfter(resume);
        return !seen && (wish.symbols().isEmpty() || wish.symbols().contains(entry.symbol()));
    }

    private @Nullable ServerSentEvent heartbeat() {
        return nanoTime.getAsLong() - writtenAt >= limits.heartbeat().toNanos() ? ServerSentEvent.heartbeat() : null;
    }
}
