package io.stockpipeline.console.api;

import io.stockpipeline.console.history.AlarmQuery;
import io.stockpipeline.console.history.AveragesQuery;
import io.stockpipeline.console.history.BarQuery;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.history.InvalidCursorException;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredAlarm;
import io.stockpipeline.console.history.StoredAverage;
import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.console.history.SumsQuery;
import io.stockpipeline.console.history.TickQuery;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** A history in memory, of all the records there were. */
final class KeptRecords implements History {
    private final AcceptedTicks records;
    volatile HistoryState state = HistoryState.READY;
    /** How often bars were to be added up. */
    final AtomicInteger sumsAsked = new AtomicInteger();

    KeptRecords(AcceptedTicks records) {
        this.records = records;
    }

    @Override
    public HistoryState state() {
        return state;
    }

    @Override
    public Page<StoredTick> ticks(TickQuery query) {
        List<StoredTick> all = new ArrayList<>();
        for (int i = 0; i < records.averages().size(); i++) {
            Tick tick = records.averages().get(i).tick;
            if (tick != null && (query.symbol() == null || query.symbol().equals(tick.symbol()))) {
                all.add(stored(tick, i, records.averages().get(i).late));
            }
        }
        return page(all, StoredTick::time, query.range(), query.page());
    }

    private static StoredTick stored(Tick tick, int offset, boolean late) {
        Decimal size = tick.size();
        return new StoredTick(
                0,
                offset,
                tick.symbol(),
                tick.time(),
                tick.price().toBigDecimal(),
                size == null ? null : size.toBigDecimal(),
                tick.side(),
                tick.id(),
                late);
    }

    @Override
    public List<StoredTick> tick(String id) {
        return ticks(new TickQuery(null, TimeRange.ALL, PageRequest.newest(MAX_LIMIT))).rows().stream()
                .filter(tick -> id.equals(tick.id()) || id.equals(tick.record()))
                .toList();
    }

    @Override
    public Page<StoredAverage> averages(AveragesQuery query) {
        List<StoredAverage> all = new ArrayList<>();
        for (Averages record : records.averages()) {
            for (int i = 0; i < record.size() && record.symbol.equals(query.symbol()); i++) {
                if (record.get(i).window.equals(query.window())) {
                    all.add(stored(record, record.get(i), all.size()));
                }
            }
        }
        return page(all, StoredAverage::time, query.range(), query.page());
    }

    private static StoredAverage stored(Averages record, WindowAverage entry, int offset) {
        return new StoredAverage(
                0,
                offset,
                record.symbol,
                entry.window,
                record.time,
                record.tick == null ? null : record.tick.price().toBigDecimal(),
                record.late,
                record.isFinal,
                record.early,
                entry.start,
                entry.end,
                entry.average.toBigDecimal(),
                null,
                null,
                entry.count,
                null,
                null,
                null,
                null,
                entry.complete);
    }

    @Override
    public Page<StoredAlarm> alarms(AlarmQuery query) {
        List<StoredAlarm> all = new ArrayList<>();
        for (Alarm alarm : records.alarms()) {
            if ((query.symbol() == null || query.symbol().equals(alarm.symbol()))
                    && (query.alarm() == null || query.alarm().equals(alarm.alarm()))
                    && (query.severity() == null || query.severity() == alarm.severity())
                    && (query.state() == null || query.state() == alarm.state())) {
                all.add(new StoredAlarm(0, all.size(), alarm));
            }
        }
        return page(all, row -> row.alarm().time(), query.range(), query.page());
    }

    @Override
    public Page<StoredBar> bars(BarQuery query) {
        List<StoredBar> all = new ArrayList<>();
        for (Bar bar : records.bars()) {
            if (bar.symbol.equals(query.symbol()) && bar.interval.equals(query.interval())) {
                all.add(new StoredBar(
                        0,
                        all.size(),
                        bar.symbol,
                        bar.interval,
                        bar.start,
                        bar.end,
                        Objects.requireNonNull(bar.open.toBigDecimal()),
                        Objects.requireNonNull(bar.high.toBigDecimal()),
                        Objects.requireNonNull(bar.low.toBigDecimal()),
                        Objects.requireNonNull(bar.close.toBigDecimal()),
                        bar.openTime,
                        bar.closeTime,
                        bar.volume.toBigDecimal(),
                        bar.count,
                        bar.vwap.toBigDecimal(),
                        bar.isFinal,
                        bar.early));
            }
        }
        return page(all, StoredBar::start, query.range(), query.page());
    }

    @Override
    public List<StoredSum> sums(SumsQuery query) {
        requireReady();
        sumsAsked.incrementAndGet();
        return KeptSums.of(records.bars(), query);
    }

    private void requireReady() {
        if (!state.isReady()) {
            throw new HistoryUnavailableException(state, null);
        }
    }

    /** The cursor is how many rows have been given out. */
    private <R> Page<R> page(List<R> all, ToLongFunction<R> time, TimeRange range, PageRequest request) {
        requireReady();
        List<R> rows = new ArrayList<>(all.stream()
                .filter(row -> time.applyAsLong(row) >= range.from() && time.applyAsLong(row) < range.to())
                .sorted(Comparator.comparingLong(time))
                .toList());
        if (request.order() == PageRequest.Order.NewestFirst) {
            Collections.reverse(rows);
        }
        int begin = request.cursor() == null ? 0 : place(request.cursor());
        int end = Math.min(rows.size(), begin + request.limit());
        return new Page<>(rows.subList(Math.min(begin, end), end), end < rows.size() ? Integer.toString(end) : null);
    }

    private static int place(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }
}
