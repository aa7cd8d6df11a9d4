package io.stockpipeline.extractor.source;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A source's running record of its health, written by the source and read from any thread. Each change between
 * connected and failing, and each new cause, is logged once; repeats are only counted.
 */
public final class HealthRecord {
    /** The times of further symbols are not kept: a source that takes any symbol must not fill the memory. */
    private static final int MOST_SYMBOLS = 100_000;

    private final Logger log;
    private final String name;
    private final @Nullable ClockSkew skew;
    private final Map<String, AtomicLong> lastTickTimes = new ConcurrentHashMap<>();
    private final Map<String, String> missingSymbols = new ConcurrentHashMap<>();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong conditions = new AtomicLong();
    /** Of a connection only the first gap is told. */
    private volatile boolean gapTold;

    private volatile boolean connected;
    private volatile @Nullable String lastError;

    /** Of a source whose times are what they are: of a file, for example. */
    public HealthRecord(Logger log, String name) {
        this(log, name, null);
    }

    /** @param skew a time beyond it is that of no tick that the pipeline takes, and would hide for its years that no other comes */
    public HealthRecord(Logger log, String name, @Nullable ClockSkew skew) {
        this.log = log;
        this.name = name;
        this.skew = skew;
    }

    /** Called by one thread at a time. */
    public void tick(String symbol, long time) {
        there(symbol);
        if (skew == null || skew.allows(time)) {
            newest(symbol, time);
        }
    }

    private void newest(String symbol, long time) {
        AtomicLong last = lastTickTimes.get(symbol);
        if (last == null) {
            if (lastTickTimes.size() < MOST_SYMBOLS) {
                lastTickTimes.put(symbol, new AtomicLong(time));
            }
        } else if (time > last.getPlain()) {
            // A trade that comes late or once more does not set it back.
            // Whoever asks may see it a moment later; a fence on every tick would cost more than the tick.
            last.lazySet(time);
        }
    }

    /** The source has this symbol, whatever it said before. */
    public void there(String symbol) {
        if (!missingSymbols.isEmpty() && missingSymbols.remove(symbol) != null) {
            log.info("{}: {} is there again", name, symbol);
        }
    }

    /** The source does not have this symbol. */
    public void missing(String symbol, String reason) {
        if (!reason.equals(missingSymbols.put(symbol, reason))) {
            log.warn("{}: {}: {}", name, symbol, reason);
        }
    }

    public void connected() {
        if (!connected) {
            connections.incrementAndGet();
            gapTold = false;
            log.info("{}: connected", name);
        }
        connected = true;
        lastError = null;
    }

    public void failed(String cause) {
        errors.incrementAndGet();
        if (!cause.equals(lastError)) {
            log.warn("{}: {}", name, cause);
        }
        lastError = cause;
        connected = false;
    }

    /** The source's own numbers tell that trades of a symbol were not delivered. */
    public void lost(String symbol, long trades) {
        gaps.incrementAndGet();
        lost.addAndGet(trades);
        if (!gapTold) {
            gapTold = true;
            log.warn("{}: trades were not delivered ({}: {}); further ones are counted only", name, symbol, trades);
        }
    }

    /** A trade had conditions of the source's own that are not looked at. */
    public void conditions() {
        conditions.incrementAndGet();
    }

    public SourceHealth now() {
        Map<String, Long> times = new HashMap<>();
        lastTickTimes.forEach((symbol, time) -> times.put(symbol, time.get()));
        long reconnects = Math.max(0, connections.get() - 1);
        return new SourceHealth(
                connected,
                Map.copyOf(times),
                Map.copyOf(missingSymbols),
                errors.get(),
                reconnects,
                gaps.get(),
                lost.get(),
                conditions.get(),
                lastError);
    }
}
