package io.stockpipeline.console.history;

import io.stockpipeline.console.history.ListQuery.Columns;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The history in PostgreSQL. */
public final class PostgresHistory implements History {
    static final HistoryState TOOK_TOO_LONG =
            HistoryState.away("the query took too long and was given up: ask for a shorter time, or for one symbol");

    private static final HistoryState BUSY = HistoryState.away("too many queries at once: ask again in a moment");

    private static final String LIMITS = "SET LOCAL statement_timeout = '10s'";

    private static final Pattern RECORD = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    private static final Columns<StoredTick> TICK = new Columns<>(
            "symbol, price, size, side, venue_id, late",
            (at, columns) -> new StoredTick(
                    at.partition(),
                    at.offset(),
                    columns.text(),
                    at.time(),
                    columns.decimal(),
                    columns.optionalDecimal(),
                    columns.optionalOneOf(Side.class),
                    columns.optionalText(),
                    columns.flag()));

    private static final Columns<StoredAverage> AVERAGE = new Columns<>(
            "symbol, \"window\", price, late, final, early, start_time, end_time, average, previous, deviation, tick_count,"
                    + " min, max, volume, vwap, complete",
            (at, columns) -> new StoredAverage(
                    at.partition(),
                    at.offset(),
                    columns.text(),
                    columns.text(),
                    at.time(),
                    columns.optionalDecimal(),
                    columns.flag(),
                    columns.flag(),
                    columns.flag(),
                    columns.instant(),
                    columns.instant(),
                    columns.optionalDecimal(),
                    columns.optionalDecimal(),
                    columns.optionalDecimal(),
                    columns.number(),
                    columns.optionalDecimal(),
                    columns.optionalDecimal(),
                    columns.optionalDecimal(),
                    columns.optionalDecimal(),
                    columns.flag()));

    private static final Columns<StoredAlarm> ALARM = new Columns<>(
            "id, episode, alarm, type, severity, state, symbol, price, \"window\", average, previous, reference, value,"
                    + " deviation, tolerance, direction",
            (at, columns) -> new StoredAlarm(
                    at.partition(),
                    at.offset(),
                    new Alarm(
                            columns.text(),
                            columns.text(),
                            columns.text(),
                            columns.oneOf(Alarm.Type.class),
                            columns.oneOf(Severity.class),
                            columns.oneOf(Alarm.State.class),
                            columns.text(),
                            at.time(),
                            columns.decimal(),
                            columns.optionalText(),
                            columns.optionalDecimal(),
                            columns.optionalDecimal(),
                            columns.optionalDecimal(),
                            columns.optionalDecimal(),
                            columns.optionalDecimal(),
                            columns.optionalText(),
                            columns.optionalOneOf(Alarm.Direction.class))));

    private static final Columns<StoredBar> BAR = new Columns<>(
            "symbol, interval, end_time, open, high, low, close, open_time, close_time, volume, tick_count, vwap, final, early",
            (at, columns) -> new StoredBar(
                    at.partition(),
                    at.offset(),
                    columns.text(),
                    columns.text(),
                    at.time(),
                    columns.instant(),
                    columns.decimal(),
                    columns.decimal(),
                    columns.decimal(),
                    columns.decimal(),
                    columns.instant(),
                    columns.instant(),
                    columns.optionalDecimal(),
                    columns.number(),
                    columns.optionalDecimal(),
                    columns.flag(),
                    columns.flag()));

    private final HistoryDatabase database;

    public PostgresHistory(HistoryDatabase database) {
        this.database = database;
    }

    @Override
    public HistoryState state() {
        return database.state();
    }

    @Override
    public Page<StoredTick> ticks(TickQuery query) {
        Filter filter = new Filter().equal("symbol", query.symbol());
        return page(filter.over(KeptTable.Ticks, TICK, false), query.range(), query.page());
    }

    @Override
    public List<StoredTick> tick(String id) {
        Matcher record = RECORD.matcher(id);
        Filter filter = record.matches()
                ? new Filter()
                        .where(
                                "(venue_id = :id OR kafka_partition = :partition AND kafka_offset = :offset)",
                                Map.of(
                                        "id", id,
                                        "partition", Integer.parseInt(record.group(1)),
                                        "offset", Long.parseLong(record.group(2))))
                : new Filter().equal("venue_id", id);
        return page(filter.over(KeptTable.Ticks, TICK, false), TimeRange.ALL, PageRequest.newest(MAX_LIMIT))
                .rows();
    }

    @Override
    public Page<StoredAverage> averages(AveragesQuery query) {
        Filter filter = new Filter().equal("symbol", query.symbol()).equal("\"window\"", query.window());
        return page(filter.over(KeptTable.Averages, AVERAGE, false), query.range(), query.page());
    }

    @Override
    public Page<StoredAlarm> alarms(AlarmQuery query) {
        Filter filter = new Filter()
                .equal("symbol", query.symbol())
                .equal("alarm", query.alarm())
                .equal("severity", query.severity())
                .equal("state", query.state());
        return page(filter.over(KeptTable.Alarms, ALARM, false), query.range(), query.page());
    }

    @Override
    public Page<StoredBar> bars(BarQuery query) {
        Filter filter = new Filter().equal("symbol", query.symbol()).equal("interval", query.interval());
        return page(filter.over(KeptTable.Bars, BAR, true), query.range(), query.page());
    }

    @Override
    public List<StoredSum> sums(SumsQuery query) {
        return asking(handle -> new DaySums(handle, query).all());
    }

    private <T> Page<T> page(ListQuery<T> query, TimeRange range, PageRequest request) {
        return asking(handle -> new DayWalk<>(handle, query, request).page(range));
    }

    private <T> T asking(Function<Handle, T> question) {
        try (Handle handle = database.jdbi().open()) {
            handle.setReadOnly(true);
            return handle.inTransaction(transaction -> {
                transaction.execute(LIMITS);
                return question.apply(transaction);
            });
        } catch (JdbiException e) {
            if (SqlFailure.isGivenUp(e)) {
                throw new HistoryUnavailableException(TOOK_TOO_LONG, e);
            }
            if (SqlFailure.isBusy(e)) {
                throw new HistoryUnavailableException(BUSY, e);
            }
            if (database.failed(e)) {
                throw new HistoryUnavailableException(database.state(), e);
            }
            throw e;
        }
    }

    /** Conditions that all have to hold. What is null is not looked at. */
    private static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Filter equal(String column, @Nullable Object value) {
            if (value instanceof String text && text.indexOf('\0') >= 0) {
                // No column holds it, and the database would refuse the question.
                conditions.add("false");
            } else if (value != null) {
                String name = "value" + values.size();
                conditions.add(column + " = :" + name);
                values.put(name, value instanceof Enum<?> constant ? constant.name() : value);
            }
            return this;
        }

        Filter where(String condition, Map<String, Object> named) {
            conditions.add(condition);
            values.putAll(named);
            return this;
        }

        <T> ListQuery<T> over(KeptTable table, Columns<T> columns, boolean byTimeAlone) {
            String sql = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
            return new ListQuery<>(table, columns, sql, Map.copyOf(values), byTimeAlone);
        }
    }
}
