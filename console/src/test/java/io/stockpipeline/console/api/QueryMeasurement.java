package io.stockpipeline.console.api;

import io.stockpipeline.console.history.History;
import io.stockpipeline.console.query.Bars;
import io.stockpipeline.console.query.CurrentPrice;
import io.stockpipeline.console.query.Hourly;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.MarketClock;
import io.stockpipeline.console.query.Ranking;
import io.stockpipeline.console.query.Symbols;
import io.stockpipeline.console.query.Trades;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.Views;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How long questions take over 5,000 symbols while 5,000 records of averages, and a bar with each, come in every second; and how much
 * memory the view takes. Not a test: {@code main} prints a table. Give the number of symbols and of seconds for each question, if others
 * are wanted.
 */
public final class QueryMeasurement {
    private static final long MINUTE = 60_000;
    private static final int WINDOWS = 3;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Random random = new Random(42);
    private final int symbols;
    private final StockPipeline pipeline;
    private final LiveView view;
    private final Market market;
    private volatile boolean done;
    private volatile long written;

    private QueryMeasurement(int symbols) {
        this.symbols = symbols;
        String names = String.join(
                ", ",
                IntStream.range(0, symbols).mapToObj(QueryMeasurement::name).toList());
        pipeline = ApiUnderTest.pipeline("""
                symbols: [%s]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m }, { size: 10m }, { size: 15m } ]
                """.formatted(names));
        view = LiveView.of(pipeline);
        market = new Market(pipeline, view, MarketClock.of(pipeline, view, Clock.systemUTC()), History.none());
    }

    private static String name(int symbol) {
        return "S%04d".formatted(symbol);
    }

    public static void main(String[] args) throws InterruptedException {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        long before = usedMemory();
        new QueryMeasurement(symbols).run(seconds, before);
    }

    private void run(int seconds, long before) throws InterruptedException {
        long now = System.currentTimeMillis();
        for (long time = now - 60 * MINUTE; time < now; time += 15_000) {
            for (int i = 0; i < symbols; i++) {
                take(i, time);
            }
        }
        long hour = usedMemory();
        for (long start = now / MINUTE * MINUTE - 260 * MINUTE; start < now - 60 * MINUTE; start += MINUTE) {
            for (int i = 0; i < symbols; i++) {
                view.bar(bar(i, start));
            }
        }
        Views.ready(view);
        System.out.printf(
                Locale.ROOT,
                "%d symbols: an hour of averages and bars %d MB, with all bars that are kept %d MB%n",
                symbols,
                (hour - before) >> 20,
                (usedMemory() - before) >> 20);
        Thread writer = new Thread(this::write, "writer");
        writer.start();
        measureAll(seconds);
        done = true;
        writer.join();
    }

    private void measureAll(int seconds) {
        Symbols all = new Symbols(market);
        CurrentPrice price = new CurrentPrice(market);
        Trades trades = new Trades(market);
        Bars bars = new Bars(market);
        Ranking ranking = new Ranking(market);
        Hourly hourly = new Hourly(market);
        measure("current price", seconds, i -> price.ask(name(i)));
        measure("trades of 60 minutes", seconds, i -> trades.ask(name(i), 60));
        measure("60 bars of 1m", seconds, i -> bars.ask(new Bars.Question(name(i), "1m", null, null, 60, null)));
        measure("top 10 by volume, 1 h", seconds, i -> ranking.ask(Ranking.By.volume, 60 * MINUTE, 10));
        measure("top 10 by change, 1 h", seconds, i -> ranking.ask(Ranking.By.change, 60 * MINUTE, 10));
        measure("totals of 3 hours", seconds, i -> hourly.totals(3));
        measure("500 symbols at a glance", seconds, i -> all.ask(null, 30, 500, null));
    }

    private void measure(String what, int seconds, IntConsumer question) {
        long[] nanos = new long[1 << 22];
        int asked = 0;
        long writtenBefore = written;
        long cpu = 0;
        long begin = System.nanoTime();
        long warm = begin + 2_000_000_000L;
        long end = warm + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && asked < nanos.length) {
            long start = System.nanoTime();
            question.accept(random.nextInt(symbols));
            if (start > warm) {
                cpu = asked == 0 ? CPU.getCurrentThreadCpuTime() : cpu;
                nanos[asked++] = System.nanoTime() - start;
            }
        }
        double each = (CPU.getCurrentThreadCpuTime() - cpu) / 1e6 / asked;
        double rate = (written - writtenBefore) / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(nanos, 0, asked);
        System.out.printf(
                Locale.ROOT,
                "%-26s %9d asked, p50 %8.3f ms, p99 %8.3f ms, max %8.3f ms, %8.3f ms of a core each, %5.0f records/s came in%n",
                what,
                asked,
                nanos[asked / 2] / 1e6,
                nanos[(int) (asked * 0.99)] / 1e6,
                nanos[asked - 1] / 1e6,
                each,
                rate);
    }

    /** 5,000 records a second. */
    private void write() {
        long begin = System.nanoTime();
        while (!done) {
            long due = (System.nanoTime() - begin) / 200_000;
            while (written < due) {
                take((int) (written % symbols), System.currentTimeMillis());
                written++;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void take(int symbol, long time) {
        view.average(averages(symbol, time));
        view.bar(bar(symbol, time / MINUTE * MINUTE));
    }

    private Averages averages(int symbol, long time) {
        Decimal price = new Decimal(18_000 + random.nextInt(1_000), 2);
        Averages record = new Averages();
        record.reset(
                name(symbol),
                time,
                new Tick(
                        name(symbol), time, price, new Decimal(1 + random.nextInt(500), 0), Side.Buy, "1", null, null));
        for (int i = 0; i < WINDOWS; i++) {
            WindowAverage window = record.add();
            window.window = view.windows().get(i);
            window.start = time - 300_000;
            window.end = time;
            window.average.set(18_000_123_456L, 8);
            window.previous.set(18_000_123_455L, 8);
            window.deviation.set(17, 9);
            window.count = 300;
            window.min.set(18_000, 2);
            window.max.set(18_999, 2);
            window.volume.set(75_000, 0);
            window.vwap.set(18_000_123_456L, 8);
            window.complete = true;
        }
        return record;
    }

    private Bar bar(int symbol, long start) {
        Bar bar = new Bar();
        bar.symbol = name(symbol);
        bar.interval = "1m";
        bar.start = start;
        bar.end = start + MINUTE;
        bar.openTime = start;
        bar.closeTime = start + 59_000;
        bar.open.set(18_000, 2);
        bar.high.set(18_999, 2);
        bar.low.set(17_999, 2);
        bar.close.set(18_000 + random.nextInt(999), 2);
        bar.volume.set(random.nextInt(100_000), 0);
        bar.count = 60;
        bar.vwap.set(18_050_123_456L, 8);
        bar.isFinal = start + MINUTE < System.currentTimeMillis() - 30_000;
        return bar;
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
