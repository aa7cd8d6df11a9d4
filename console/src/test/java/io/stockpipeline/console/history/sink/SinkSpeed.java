package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.KeptTable;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast the sink is and how large its tables become. No test: its name keeps it out of the build; run it with
 * {@code -Dtest=SinkSpeed}.
 */
@ExtendWith(SharedPostgres.class)
class SinkSpeed {
    private static final int RECORDS = 200_000;
    private static final int SYMBOLS = 500;
    private static final List<String> WINDOWS = List.of("5m", "10m", "15m");
    private static final long START = 1_700_000_000_000L;

    @Test
    void measure(DatabaseAddress address) throws Exception {
        Random random = new Random(1);
        ScriptedTopics topics = new ScriptedTopics();
        for (SinkTopic topic : SinkTopic.values()) {
            topics.make(topic, 12);
        }
        AveragesCodec codec = new AveragesCodec();
        for (int i = 0; i < RECORDS; i++) {
            String symbol = "SYM" + random.nextInt(SYMBOLS);
            topics.append(
                    new SinkPartition(SinkTopic.Averages, Math.floorMod(symbol.hashCode(), 12)),
                    codec.encode(record(symbol, START + i, i, random)));
        }
        try (HistoryDatabase database = OpenDatabase.of(address, SharedPostgres.freshPipeline())) {
            Sinking sinking = new Sinking(database);
            long begin = System.nanoTime();
            sinking.drain(topics.feed(random));
            double seconds = (System.nanoTime() - begin) / 1e9;
            Map<KeptTable, Long> rows = sinking.counters.rows();
            System.out.printf(
                    "%d records, %d averages rows, %d ticks in %.1f s: %.0f averages rows/s, %.0f records/s%n",
                    RECORDS,
                    rows.get(KeptTable.Averages),
                    rows.get(KeptTable.Ticks),
                    seconds,
                    rows.get(KeptTable.Averages) / seconds,
                    RECORDS / seconds);
            database.jdbi()
                    .useHandle(handle -> handle.createQuery(
                                    "SELECT relname || ' ' || pg_total_relation_size(oid) || ' bytes' FROM pg_class"
                                            + " WHERE relispartition AND relkind = 'r' AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())")
                            .mapTo(String.class)
                            .forEach(System.out::println));
        }
    }

    private static Averages record(String symbol, long time, int id, Random random) {
        Averages record = new Averages();
        long price = 15_000 + random.nextInt(1_000);
        record.reset(
                symbol,
                time,
                new Tick(symbol, time, new Decimal(price, 2), new Decimal(100, 0), Side.Buy, "" + id, null, null));
        for (String name : WINDOWS) {
            WindowAverage window = record.add();
            window.window = name;
            window.start = time - 300_000;
            window.end = time;
            window.average.set(price * 1_000_000 + random.nextInt(1_000_000), 8);
            window.previous.set(price * 1_000_000 + random.nextInt(1_000_000), 8);
            window.deviation.set(random.nextInt(1_000_000), 9);
            window.count = random.nextInt(1_000);
            window.min.set(price - 10, 2);
            window.max.set(price + 10, 2);
            window.volume.set(random.nextInt(100_000), 0);
            window.vwap.set(price * 1_000_000 + random.nextInt(1_000_000), 8);
            window.complete = true;
        }
        return record;
    }
}
