package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.StoredAlarm;
import io.stockpipeline.console.history.StoredAverage;
import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes random records into topics, and remembers what the history has to hold of them. */
public final class RandomRecords {
    public static final String[] SYMBOLS = {"AAPL", "BRK.B", "MSFT", "^GSPC"};
    public static final String[] WINDOWS = {"5m", "10m", "last-20"};
    public static final String[] INTERVALS = {"1m", "5m"};
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int HIGHEST_SCALE = 6;

    private final Random random;
    private final ScriptedTopics topics;
    private final int partitions;
    private final long from;
    private final long spread;
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();

    private final List<StoredTick> ticks = new ArrayList<>();
    private final List<StoredAverage> averages = new ArrayList<>();
    private final Map<String, StoredAlarm> alarms = new LinkedHashMap<>();
    private final Map<String, StoredBar> bars = new LinkedHashMap<>();
    private int ids;

    /**
     * @param from the first time a record may have
     * @param spread of the times, all equally likely
     */
    RandomRecords(Random random, ScriptedTopics topics, int partitions, long from, Duration spread) {
        this.random = random;
        this.topics = topics;
        this.partitions = partitions;
        this.from = from;
        this.spread = spread.toMillis();
        for (SinkTopic topic : SinkTopic.values()) {
            topics.make(topic, partitions);
        }
    }

    void write(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(6)) {
                case 0 -> alarm();
                case 1 -> bar();
                case 2 -> topics.mark(partition(anyTopic(), symbol()));
                default -> averages();
            }
        }
    }

    public List<StoredTick> ticks() {
        return ticks;
    }

    public List<StoredAverage> averagesRows() {
        return averages;
    }

    public List<StoredAlarm> alarms() {
        return List.copyOf(alarms.values());
    }

    public List<StoredBar> bars() {
        return List.copyOf(bars.values());
    }

    private SinkTopic anyTopic() {
        return SinkTopic.values()[random.nextInt(SinkTopic.values().length)];
    }

    private SinkPartition partition(SinkTopic topic, String symbol) {
        return new SinkPartition(topic, Math.floorMod(symbol.hashCode(), partitions));
    }

    private String symbol() {
        return SYMBOLS[random.nextInt(SYMBOLS.length)];
    }

    /** Often the same instants, so that order within one matters. */
    private long time() {
        long time = from + (long) (random.nextDouble() * spread);
        return random.nextBoolean() ? time : time / MINUTE * MINUTE;
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(1_000_000) - 1_000L, random.nextInt(HIGHEST_SCALE));
    }

    private @Nullable BigDecimal perhapsNumber() {
        return random.nextInt(4) == 0 ? null : number();
    }

    private static void set(Figure figure, @Nullable BigDecimal value) {
        figure.clear();
        if (value != null) {
            figure.set(value.unscaledValue(), value.scale());
        }
    }

    private void averages() {
        String symbol = symbol();
        long time = time();
        boolean closedWindow = random.nextInt(5) == 0;
        BigDecimal price = BigDecimal.valueOf(1L + random.nextInt(10_000_000), random.nextInt(HIGHEST_SCALE));
        Averages record = new Averages();
        record.reset(symbol, time, closedWindow ? null : tick(symbol, random.nextInt(5) == 0 ? time() : time, price));
        record.late = random.nextBoolean();
        record.isFinal = closedWindow;
        record.early = closedWindow && random.nextBoolean();
        List<StoredAverage> rows = new ArrayList<>();
        SinkPartition partition = partition(SinkTopic.Averages, symbol);
        for (int i = 0; i < (closedWindow ? 1 : WINDOWS.length); i++) {
            StoredAverage row = average(record, closedWindow ? null : price, WINDOWS[i], partition);
            fill(record.add(), row);
            rows.add(row);
        }
        long offset = topics.append(partition, averagesCodec.encode(record));
        for (StoredAverage row : rows) {
            averages.add(at(row, offset));
        }
        Tick tick = record.tick;
        if (tick != null) {
            Decimal size = tick.size();
            ticks.add(new StoredTick(
                    partition.partition(),
                    offset,
                    symbol,
                    tick.time(),
                    price,
                    size == null ? null : size.toBigDecimal(),
                    tick.side(),
                    tick.id(),
                    record.late));
        }
    }

    private Tick tick(String symbol, long time, BigDecimal price) {
        return new Tick(
                symbol,
                time,
                new Decimal(price.unscaledValue().longValueExact(), price.scale()),
                random.nextBoolean() ? null : new Decimal(random.nextInt(1_000), random.nextInt(3)),
                switch (random.nextInt(3)) {
                    case 0 -> Side.Buy;
                    case 1 -> Side.Sell;
                    default -> null;
                },
                random.nextInt(4) == 0 ? null : "trade \\ \t " + random.nextInt(50),
                null,
                null);
    }

    private StoredAverage average(Averages record, @Nullable BigDecimal price, String window, SinkPartition partition) {
        return new StoredAverage(
                partition.partition(),
                0,
                record.symbol,
                window,
                record.time,
                price,
                record.late,
                record.isFinal,
                record.early,
                record.time - 5 * MINUTE,
                record.time,
                number(),
                perhapsNumber(),
                perhapsNumber(),
                random.nextInt(100),
                perhapsTrimmed(),
                perhapsTrimmed(),
                perhapsTrimmed(),
                perhapsNumber(),
                random.nextBoolean());
    }

    /** As the codec publishes what comes from ticks: without zeros at its end. */
    private @Nullable BigDecimal perhapsTrimmed() {
        BigDecimal number = perhapsNumber();
        return number == null ? null : trimmed(number);
    }

    private static BigDecimal trimmed(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void fill(WindowAverage slot, StoredAverage row) {
        slot.window = row.window();
        slot.start = row.start();
        slot.end = row.end();
        set(slot.average, row.average());
        set(slot.previous, row.previous());
        set(slot.deviation, row.deviation());
        slot.count = row.count();
        set(slot.min, row.min());
        set(slot.max, row.max());
        set(slot.volume, row.volume());
        set(slot.vwap, row.vwap());
        slot.complete = row.complete();
    }

    private static StoredAverage at(StoredAverage row, long offset) {
        return new StoredAverage(
                row.partition(),
                offset,
                row.symbol(),
                row.window(),
                row.time(),
                row.price(),
                row.late(),
                row.isFinal(),
                row.early(),
                row.start(),
                row.end(),
                row.average(),
                row.previous(),
                row.deviation(),
                row.count(),
                row.min(),
                row.max(),
                row.volume(),
                row.vwap(),
                row.complete());
    }

    /** One in five is published again, as it may be when nothing better was asked of the processor. */
    private void alarm() {
        String symbol = symbol();
        Alarm alarm = new Alarm(
                "id" + ids++,
                "episode" + random.nextInt(10),
                random.nextBoolean() ? "big-move" : "5m",
                Alarm.Type.values()[random.nextInt(Alarm.Type.values().length)],
                Severity.values()[random.nextInt(Severity.values().length)],
                random.nextBoolean() ? Alarm.State.Firing : Alarm.State.Resolved,
                symbol,
                time(),
                number(),
                random.nextBoolean() ? "5m" : null,
                perhapsNumber(),
                perhapsNumber(),
                perhapsNumber(),
                perhapsNumber(),
                perhapsNumber(),
                random.nextBoolean() ? "0.5%" : null,
                random.nextBoolean() ? Alarm.Direction.Up : null);
        SinkPartition partition = partition(SinkTopic.Alarms, symbol);
        long offset = topics.append(partition, alarmCodec.encode(alarm));
        alarms.put(alarm.id(), new StoredAlarm(partition.partition(), offset, alarm));
        if (random.nextInt(5) == 0) {
            topics.append(partition, alarmCodec.encode(alarm));
        }
    }

    private void bar() {
        String symbol = symbol();
        String interval = INTERVALS[random.nextInt(INTERVALS.length)];
        long start = time() / MINUTE * MINUTE;
        SinkPartition partition = partition(SinkTopic.Bars, symbol);
        for (int i = 0; i <= random.nextInt(3); i++) {
            StoredBar bar = new StoredBar(
                    partition.partition(),
                    0,
                    symbol,
                    interval,
                    start,
                    start + MINUTE,
                    trimmed(number()),
                    trimmed(number()),
                    trimmed(number()),
                    trimmed(number()),
                    start + random.nextInt(1_000),
                    start + random.nextInt(60_000),
                    perhapsTrimmed(),
                    random.nextInt(100),
                    perhapsNumber(),
                    random.nextBoolean(),
                    random.nextBoolean());
            long offset = topics.append(partition, barCodec.encode(record(bar)));
            bars.put(symbol + interval + start, at(bar, offset));
        }
    }

    private static Bar record(StoredBar row) {
        Bar bar = new Bar();
        bar.symbol = row.symbol();
        bar.interval = row.interval();
        bar.start = row.start();
        bar.end = row.end();
        set(bar.open, row.open());
        set(bar.high, row.high());
        set(bar.low, row.low());
        set(bar.close, row.close());
        bar.openTime = row.openTime();
        bar.closeTime = row.closeTime();
        set(bar.volume, row.volume());
        bar.count = row.count();
        set(bar.vwap, row.vwap());
        bar.isFinal = row.isFinal();
        bar.early = row.early();
        return bar;
    }

    private static StoredBar at(StoredBar row, long offset) {
        return new StoredBar(
                row.partition(),
                offset,
                row.symbol(),
                row.interval(),
                row.start(),
                row.end(),
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.openTime(),
                row.closeTime(),
                row.volume(),
                row.count(),
                row.vwap(),
                row.isFinal(),
                row.early());
    }
}
