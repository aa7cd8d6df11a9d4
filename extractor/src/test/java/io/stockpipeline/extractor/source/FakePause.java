package io.stockpipeline.extractor.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Waiting without waiting: every sleep moves its own clock on, until a condition ends it. */
public final class FakePause extends Clock implements Pause {
    private final List<Duration> sleeps = new ArrayList<>();
    private final Predicate<Duration> goOn;
    private Instant now = Instant.parse("2025-06-02T10:00:00Z");
    private boolean ended;

    public FakePause() {
        this(time -> true);
    }

    /** @param goOn asked at every sleep; false ends the source */
    public FakePause(Predicate<Duration> goOn) {
        this.goOn = goOn;
    }

    @Override
    public synchronized boolean sleep(Duration time) {
        if (ended || !goOn.test(time)) {
            return false;
        }
        sleeps.add(time);
        now = now.plus(time);
        return true;
    }

    @Override
    public synchronized void end() {
        ended = true;
    }

    /** By this clock, with a minute to spare. */
    public ClockSkew skew() {
        return new ClockSkew(this, Duration.ofMinutes(1));
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
