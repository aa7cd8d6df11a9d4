package io.stockpipeline.console.history.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.AlarmQuery;
import io.stockpipeline.console.history.AveragesQuery;
import io.stockpipeline.console.history.BarQuery;
import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.InvalidCursorException;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.PageRequest.Order;
import io.stockpipeline.console.history.PostgresHistory;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.console.history.StoredAlarm;
import io.stockpipeline.console.history.StoredAverage;
import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.console.history.SumsQuery;
import io.stockpipeline.console.history.TickQuery;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers equal what a list in memory gives, page by page, over records drawn at random. */
@ExtendWith(SharedPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresHistoryTest {
    private static final long START = 1_699_999_000_000L;
    private static final Duration SPREAD = Duration.ofDays(9);
    private static final int QUESTIONS = 60;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ScriptedTopics topics = new ScriptedTopics();
    private final RandomRecords records = new RandomRecords(random, topics, 3, START, SPREAD);
    private HistoryDatabase database;
    private History history;

    @BeforeAll
    void fill(DatabaseAddress address) throws Exception {
        System.out.println("records are drawn from seed " + seed);
        database = OpenDatabase.of(address, SharedPostgres.freshPipeline());
        history = new PostgresHistory(database);
        records.write(3_000);
        new Sinking(database).drain(topics.feed(random));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldAnswerTicks() {
        Comparator<StoredTick> order = Comparator.comparingLong(StoredTick::time)
                .thenComparingLong(StoredTick::offset)
                .thenComparingInt(StoredTick::partition);
        for (int i = 0; i < QUESTIONS; i++) {
            String symbol = perhaps(RandomRecords.SYMBOLS);
            TimeRange range = range();
            assertPages(
                    page -> history.ticks(new TickQuery(symbol, range, page)),
                    records.ticks(),
                    tick -> is(symbol, tick.symbol()) && in(range, tick.time()),
                    order);
        }
    }

    @Test
    void shouldAnswerAverages() {
        Comparator<StoredAverage> order =
                Comparator.comparingLong(StoredAverage::time).thenComparingLong(StoredAverage::offset);
        for (int i = 0; i < QUESTIONS; i++) {
            String symbol = one(RandomRecords.SYMBOLS);
            String window = one(RandomRecords.WINDOWS);
            TimeRange range = range();
            assertPages(
                    page -> history.averages(new AveragesQuery(symbol, window, range, page)),
                    records.averagesRows(),
                    row -> symbol.equals(row.symbol()) && window.equals(row.window()) && in(range, row.time()),
                    order);
        }
    }

    @Test
    void shouldAnswerAlarms() {
        Comparator<StoredAlarm> order = Comparator.<StoredAlarm>comparingLong(
                        row -> row.alarm().time())
                .thenComparingLong(StoredAlarm::offset)
                .thenComparingInt(StoredAlarm::partition);
        for (int i = 0; i < QUESTIONS; i++) {
            String symbol = perhaps(RandomRecords.SYMBOLS);
            String name = perhaps(new String[] {"big-move", "5m"});
            Severity severity = perhaps(Severity.values());
            Alarm.State state = perhaps(Alarm.State.values());
            TimeRange range = range();
            assertPages(
                    page -> history.alarms(new AlarmQuery(symbol, name, severity, state, range, page)),
                    records.alarms(),
                    row -> is(symbol, row.alarm().symbol())
                            && is(name, row.alarm().alarm())
                            && is(severity, row.alarm().severity())
                            && is(state, row.alarm().state())
                            && in(range, row.alarm().time()),
                    order);
        }
    }

    @Test
    void shouldAnswerBars() {
        for (int i = 0; i < QUESTIONS; i++) {
            String symbol = one(RandomRecords.SYMBOLS);
            String interval = one(RandomRecords.INTERVALS);
            TimeRange range = range();
            assertPages(
                    page -> history.bars(new BarQuery(symbol, interval, range, page)),
                    records.bars(),
                    row -> symbol.equals(row.symbol()) && interval.equals(row.interval()) && in(range, row.start()),
                    Comparator.comparingLong(StoredBar::start));
        }
    }

    @Test
    void shouldAddBarsUpBySymbolAndStretch() {
        for (int i = 0; i < QUESTIONS; i++) {
            SumsQuery query = sumsQuery();
            Map<List<Object>, List<StoredBar>> groups = new HashMap<>();
            for (StoredBar bar : records.bars()) {
                long until = query.until().getOrDefault(bar.symbol(), query.othersUntil());
                if (bar.interval().equals(query.interval()) && bar.start() >= query.from() && bar.start() < until) {
                    long stretch = (bar.start() - query.from()) / query.stretch();
                    groups.computeIfAbsent(List.of(bar.symbol(), stretch), place -> new ArrayList<>())
                            .add(bar);
                }
            }
            List<StoredSum> expected = new ArrayList<>();
            groups.forEach((place, bars) -> expected.add(added(bars, query, (long) place.get(1))));
            assertThat(history.sums(query)).as("seed %s %s", seed, query).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Up to times of their own for some symbols, for the others or none of them; sometimes as many names as a large pipeline has. */
    private SumsQuery sumsQuery() {
        TimeRange range = range();
        Map<String, Long> until = new HashMap<>();
        for (String symbol : RandomRecords.SYMBOLS) {
            if (random.nextBoolean()) {
                until.put(symbol, range.from() + (long) (random.nextDouble() * SPREAD.toMillis()));
            }
        }
        for (int i = random.nextInt(3) == 0 ? 1_000 : 0; i > 0; i--) {
            until.put("NOSUCH" + i, range.to());
        }
        until.put("a\0b", range.to());
        long[] stretches = {60_000, 3_600_000, 90_061_001, range.to() - range.from()};
        return new SumsQuery(
                one(RandomRecords.INTERVALS),
                range.from(),
                Math.max(1, stretches[random.nextInt(stretches.length)]),
                until,
                random.nextBoolean() ? range.to() : Long.MIN_VALUE,
                random.nextBoolean());
    }

    private static StoredSum added(List<StoredBar> bars, SumsQuery query, long stretch) {
        bars.sort(Comparator.comparingLong(StoredBar::start));
        StoredBar first = bars.get(0);
        StoredBar last = bars.get(bars.size() - 1);
        BigDecimal volume = bars.stream()
                .map(bar -> Objects.requireNonNullElse(bar.volume(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new StoredSum(
                first.symbol(),
                query.from() + stretch * query.stretch(),
                bars.stream().mapToLong(StoredBar::count).sum(),
                trimmed(volume),
                query.ends()
                        ? new StoredSum.Ends(
                                first.openTime(), trimmed(first.open()), last.closeTime(), trimmed(last.close()))
                        : null);
    }

    private static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Test
    void shouldFindATickByItsRecord() {
        StoredTick tick = one(records.ticks().toArray(StoredTick[]::new));

        assertThat(history.tick(tick.record())).containsExactly(tick);
    }

    @Test
    void shouldFindTicksByTheVenuesId() {
        String id = "trade \\ \t 7";

        assertThat(history.tick(id))
                .containsExactlyInAnyOrderElementsOf(records.ticks().stream()
                        .filter(tick -> id.equals(tick.id()))
                        .toList());
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(history.tick("no such trade")).isEmpty();
        assertThat(history.tick("a\0b")).isEmpty();
        assertThat(history.tick("99999999999999999999-1")).isEmpty();
        assertThat(history.ticks(new TickQuery("NOSUCH", TimeRange.ALL, PageRequest.newest(5))))
                .isEqualTo(new Page<StoredTick>(List.of(), null));
        assertThat(history.ticks(new TickQuery(null, new TimeRange(5, 5), PageRequest.newest(5)))
                        .rows())
                .isEmpty();
    }

    @Test
    void shouldRefuseACursorOfAnotherList() {
        String cursor = history.ticks(new TickQuery(null, TimeRange.ALL, PageRequest.newest(1)))
                .next();

        assertThatThrownBy(() -> history.alarms(new AlarmQuery(
                        null,
                        null,
                        null,
                        null,
                        TimeRange.ALL,
                        PageRequest.newest(1).after(cursor))))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> history.ticks(
                        new TickQuery(null, TimeRange.ALL, PageRequest.oldest(1).after(cursor))))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> history.ticks(
                        new TickQuery(null, TimeRange.ALL, PageRequest.newest(1).after("'; DROP TABLE ticks; --"))))
                .isInstanceOf(InvalidCursorException.class);
    }

    private <T> void assertPages(
            Function<PageRequest, Page<T>> question, List<T> all, Predicate<T> wanted, Comparator<T> order) {
        Order direction = random.nextBoolean() ? Order.OldestFirst : Order.NewestFirst;
        List<T> expected = all.stream()
                .filter(wanted)
                .sorted(direction == Order.OldestFirst ? order : order.reversed())
                .toList();
        PageRequest request = new PageRequest(1 + random.nextInt(expected.size() + 2), direction, null);
        List<T> found = new ArrayList<>();
        Page<T> page;
        do {
            page = question.apply(request);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(request.limit());
            found.addAll(page.rows());
            request = request.after(page.next());
        } while (page.next() != null);
        assertThat(found).as("seed %s", seed).isEqualTo(expected);
    }

    private TimeRange range() {
        if (random.nextInt(4) == 0) {
            return TimeRange.ALL;
        }
        long from = START + (long) (random.nextDouble() * SPREAD.toMillis());
        return new TimeRange(from, from + (long) (random.nextDouble() * SPREAD.toMillis()));
    }

    private static boolean in(TimeRange range, long time) {
        return time >= range.from() && time < range.to();
    }

    private static boolean is(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T perhaps(T[] values) {
        return random.nextBoolean() ? null : one(values);
    }
}
