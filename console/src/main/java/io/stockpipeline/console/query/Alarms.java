package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.AlarmQuery;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredAlarm;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.query.AverageSeries.Origin;
import io.stockpipeline.console.view.AlarmEntry;
import io.stockpipeline.console.view.AlarmRecord;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alarms, newest first: the view's, and where a history is, the ones before. */
public final class Alarms {
    private static final String VIEW = "alarms-view";
    private static final String HISTORY = "alarms-history";
    private static final String FIRST = "-";

    private final Market market;

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,

            @JsonPropertyDescription("history as soon as one of them comes from there")
            Origin from,

            @JsonPropertyDescription("newest first") List<AlarmEntry> alarms,
            @Nullable String next) {}

    /** What is asked; null: any. */
    public record Question(
            @Nullable String symbol,
            @Nullable String alarm,
            @Nullable Severity severity,
            Alarm.@Nullable State state,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor) {
        boolean fits(Alarm found) {
            return (symbol == null || symbol.equals(found.symbol()))
                    && (alarm == null || alarm.equals(found.alarm()))
                    && (severity == null || severity == found.severity())
                    && (state == null || state == found.state())
                    && (from == null || found.time() >= from.toEpochMilli())
                    && (to == null || found.time() < to.toEpochMilli());
        }

        AlarmQuery before(long time, PageRequest page) {
            TimeRange range = new TimeRange(
                    from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                    to == null ? time : Math.min(time, to.toEpochMilli()));
            return new AlarmQuery(symbol, alarm, severity, state, range, page);
        }
    }

    public Alarms(Market market) {
        this.market = market;
    }

    /** Asks for them. */
    public Answer ask(Question question) {
        String[] cursor = question.cursor() == null ? new String[] {VIEW, FIRST} : Cursor.read(question.cursor());
        if (cursor.length == 3 && cursor[0].equals(HISTORY)) {
            return fromHistory(
                    question, List.of(), Cursor.number(cursor[1]), cursor[2].equals(FIRST) ? null : cursor[2]);
        }
        if (cursor[0].equals(VIEW) && (cursor.length == 4 || (cursor.length == 2 && question.cursor() == null))) {
            return fromView(question, cursor.length == 2 ? null : cursor);
        }
        throw Cursor.unusable();
    }

    private Answer fromView(Question question, String @Nullable [] after) {
        long heldFrom = market.alarmsFrom();
        Place place = after == null
                ? Place.LATEST
                : new Place(Cursor.number(after[1]), Cursor.number(after[2]), Cursor.number(after[3]));
        List<AlarmRecord> found = market.view()
                .alarms(
                        record -> record.alarm().time() >= heldFrom
                                && place.isBefore(record)
                                && question.fits(record.alarm()),
                        question.limit() + 1);
        boolean more = found.size() > question.limit();
        List<AlarmRecord> page = more ? found.subList(0, question.limit()) : found;
        List<AlarmEntry> entries =
                page.stream().map(record -> AlarmEntry.of(record.alarm())).toList();
        if (more) {
            return answer(
                    Origin.view, entries, Place.of(page.get(page.size() - 1)).write());
        }
        boolean asksForOlder = heldFrom
                > (question.from() == null ? Long.MIN_VALUE : question.from().toEpochMilli());
        if (!asksForOlder || !market.history().state().isReady()) {
            return answer(Origin.view, entries, null);
        }
        return entries.size() == question.limit()
                ? answer(Origin.view, entries, Cursor.write(HISTORY, heldFrom, FIRST))
                : fromHistory(question, entries, heldFrom, null);
    }

    private Answer fromHistory(Question question, List<AlarmEntry> newer, long before, @Nullable String after) {
        PageRequest request =
                PageRequest.newest(question.limit() - newer.size()).after(after);
        Page<StoredAlarm> page = market.history().alarms(question.before(before, request));
        List<AlarmEntry> entries = new ArrayList<>(newer);
        page.rows().forEach(row -> entries.add(AlarmEntry.of(row.alarm())));
        return answer(
                page.rows().isEmpty() && after == null && !newer.isEmpty() ? Origin.view : Origin.history,
                entries,
                page.next() == null ? null : Cursor.write(HISTORY, before, page.next()));
    }

    private Answer answer(Origin origin, List<AlarmEntry> alarms, @Nullable String next) {
        return new Answer(market.asOf(), market.lag(), origin, alarms, next);
    }

    /** A place in the view's list. */
    private record Place(long time, long partition, long offset) {
        static final Place LATEST = new Place(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        static Place of(AlarmRecord record) {
            return new Place(record.alarm().time(), record.partition(), record.offset());
        }

        String write() {
            return Cursor.write(VIEW, time, partition, offset);
        }

        /** Whether the record comes later in the list, which begins with the newest. */
        boolean isBefore(AlarmRecord record) {
            long otherTime = record.alarm().time();
            if (otherTime != time) {
                return otherTime < time;
            }
            return record.partition() != partition ? record.partition() < partition : record.offset() < offset;
        }
    }
}
