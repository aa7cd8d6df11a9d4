package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.PostgresHistory;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.console.history.SumsQuery;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long it takes to add up a day of 5,000 symbols' minutes: what {@code /top?within=24h} asks where the view holds none of it, and
 * what it asks where the view holds the full hours. No test: its name keeps it out of the build; run it with {@code -Dtest=SumsSpeed}.
 */
@ExtendWith(SharedPostgres.class)
class SumsSpeed {
    private static final int SYMBOLS = 5_000;
    private static final long FROM = Instant.parse("2024-03-04T14:24:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @Test
    void measure(DatabaseAddress address) {
        try (HistoryDatabase database = OpenDatabase.of(address, SharedPostgres.freshPipeline())) {
            database.jdbi().useHandle(handle -> handle.createScript("""
                    CREATE TABLE bars_20240304 PARTITION OF bars FOR VALUES FROM ('2024-03-04 00:00Z') TO ('2024-03-05 00:00Z');
                    CREATE TABLE bars_20240305 PARTITION OF bars FOR VALUES FROM ('2024-03-05 00:00Z') TO ('2024-03-06 00:00Z');
                    INSERT INTO kept_day VALUES ('bars', '2024-03-04', now()), ('bars', '2024-03-05', now());
                    INSERT INTO bars SELECT t, t + interval '1 minute', t, t + interval '59 seconds', n, 60, s % 12, 0, true, false,
                        'S' || lpad(s::text, 4, '0'), '1m', 180.01 + s * 0.01, 189.99, 179.99, 180.5 + n * 0.01,
                        (s * 37 + n) % 100000, 180.50123456
                        FROM (SELECT t, row_number() OVER () n FROM generate_series(
                            timestamptz '2024-03-04 14:24Z', '2024-03-05 14:23Z', '1 minute') t) minutes, generate_series(0, 4999) s;
                    ANALYZE bars""").execute());
            PostgresHistory history = new PostgresHistory(database);
            for (int i = 0; i < 3; i++) {
                ask(history, "a day, in one", FROM + DAY, DAY, true);
                ask(history, "a day, by the hour", FROM + DAY, 60 * MINUTE, false);
                ask(history, "the first 36 minutes", FROM + 36 * MINUTE, DAY, true);
            }
        }
    }

    private static void ask(PostgresHistory history, String what, long until, long stretch, boolean ends) {
        Map<String, Long> untils =
                IntStream.range(0, SYMBOLS).boxed().collect(Collectors.toMap("S%04d"::formatted, i -> until));
        long begin = System.nanoTime();
        int rows = history.sums(new SumsQuery("1m", FROM, stretch, untils, Long.MIN_VALUE, ends))
                .size();
        System.out.printf("%-22s %d rows, %.0f ms%n", what, rows, (System.nanoTime() - begin) / 1e6);
    }
}
