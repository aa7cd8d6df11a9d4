package io.stockpipeline.extractor.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Our side of a connection: says what is to be said at the pace that the venue allows, and watches for silence, until the end. One
 * thread serves; any may call the other methods.
 */
final class VenueTurns {
    private static final Duration SENDING = Duration.ofSeconds(10);
    /** How long a broken connection's own reason may come after the first sign of its end. */
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Manners manners;
    private final Runnable reminding;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean agreed;
    private volatile boolean closing;
    private final Deque<String> toSay = new ArrayDeque<>();
    private long sayAt;
    private long askedAt;
    private long remindAt;

    /** What the serving thread is woken up for. */
    private sealed interface Turn {}

    private record Say(String message) implements Turn {}

    private record Ping() implements Turn {}

    private record End(VenueFault fault) implements Turn {}

    /** @param reminding called at the interval of the manners */
    VenueTurns(Manners manners, Runnable reminding) {
        this.manners = manners;
        this.reminding = reminding;
    }

    void say(String message) {
        turns.add(new Say(message));
    }

    void ping() {
        turns.add(new Ping());
    }

    /** Something has come. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** The venue has agreed to what it was asked for. */
    void agreed() {
        agreed = true;
    }

    void end(VenueFault fault) {
        turns.add(new End(fault));
    }

    /** The end is ours: no words of the venue's are waited for. */
    void close() {
        closing = true;
        end(VenueFault.passing("closing"));
    }

    /** Stays until the connection is of no more use; why. */
    VenueFault serve(WebSocket opened) throws InterruptedException {
        sayAt = System.nanoTime();
        askedAt = sayAt;
        Duration reminder = manners.reminder();
        remindAt = sayAt + (reminder == null ? Long.MAX_VALUE / 2 : reminder.toNanos());
        while (true) {
            VenueFault fault = overdue();
            fault = fault == null ? turn(opened, turns.poll(Math.max(0, wake()), TimeUnit.NANOSECONDS)) : fault;
            if (fault == null && reminder != null && System.nanoTime() - remindAt >= 0) {
                remindAt = System.nanoTime() + reminder.toNanos();
                reminding.run();
            }
            fault = fault == null ? sayNext(opened) : fault;
            if (fault != null) {
                return reason(fault);
            }
        }
    }

    private @Nullable VenueFault overdue() {
        long now = System.nanoTime();
        if (now - heardAt >= manners.silence().toNanos()) {
            return VenueFault.passing("nothing was heard for " + shown(manners.silence()));
        }
        Duration answer = manners.answer();
        if (answer != null && isWaiting() && now - askedAt >= answer.toNanos()) {
            return VenueFault.passing("no answer to what it was asked for within " + shown(answer));
        }
        return null;
    }

    private boolean isWaiting() {
        return !agreed && toSay.isEmpty();
    }

    /** Until when nothing has to be done by itself, in nanoseconds from now. */
    private long wake() {
        long now = System.nanoTime();
        long wake = Math.min(heardAt + manners.silence().toNanos() - now, remindAt - now);
        Duration answer = manners.answer();
        if (answer != null && isWaiting()) {
            wake = Math.min(wake, askedAt + answer.toNanos() - now);
        }
        return toSay.isEmpty() ? wake : Math.min(wake, sayAt - now);
    }

    private @Nullable VenueFault turn(WebSocket opened, @Nullable Turn turn) throws InterruptedException {
        if (turn instanceof End end) {
            return end.fault();
        } else if (turn instanceof Say say) {
            toSay.add(say.message());
        } else if (turn instanceof Ping) {
            return sent(opened.sendPing(ByteBuffer.allocate(0)));
        }
        return null;
    }

    private @Nullable VenueFault sayNext(WebSocket opened) throws InterruptedException {
        String next = System.nanoTime() - sayAt >= 0 ? toSay.poll() : null;
        if (next == null) {
            return null;
        }
        VenueFault failed = sent(opened.sendText(next, true));
        askedAt = System.nanoTime();
        sayAt = askedAt + manners.spacing().toNanos();
        return failed;
    }

    private static @Nullable VenueFault sent(CompletableFuture<WebSocket> sending) throws InterruptedException {
        try {
            sending.get(SENDING.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return VenueFault.broken(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return VenueFault.passing("the venue does not read");
        }
    }

    /** A venue that throws one out may say why a moment after the connection has failed: what forbids most is the reason. */
    private VenueFault reason(VenueFault first) throws InterruptedException {
        VenueFault reason = first;
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        while (reason.kind() == VenueFault.Kind.Passing && !closing) {
            Turn turn = turns.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (turn == null) {
                return reason;
            }
            if (turn instanceof End end && end.fault().kind() != VenueFault.Kind.Passing) {
                reason = end.fault();
            }
        }
        return reason;
    }

    private static String shown(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
