package io.stockpipeline.app.console;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What topics or tables hold: for each kind how many, and a sum over all that depends on every one of them but not on their
 * order. So two of them compare without either being held in memory.
 */
final class Contents {
    private final Map<String, Long> sums = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private void add(String kind, String item) {
        counts.merge(kind, 1L, Long::sum);
        sums.merge(kind, hash(item), Long::sum);
    }

    /** 64 bits of which each depends on each character. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash * 0x9e3779b97f4a7c15L;
    }

    /** Gathers the records of the three topics, in the order of each partition. */
    static final class OfTopics {
        private final Contents contents = new Contents();
        private final AveragesCodec averages = new AveragesCodec();
        private final AlarmCodec alarms = new AlarmCodec();
        private final BarCodec bars = new BarCodec();
        private final Map<String, String> newestBars = new HashMap<>();

        void average(ConsumerRecord<byte[], byte[]> record) throws UnusableRecordException {
            Averages decoded = averages.decode(record.value());
            Tick tick = decoded.tick;
            if (tick != null) {
                contents.add("ticks", place(record) + " " + tick.time() + " " + tick.price() + " " + tick.id());
            }
            for (int i = 0; i < decoded.size(); i++) {
                Figure average = decoded.get(i).average;
                contents.add("averages", place(record) + " " + decoded.get(i).window + " " + average);
            }
        }

        void alarm(ConsumerRecord<byte[], byte[]> record) throws UnusableRecordException {
            Alarm alarm = alarms.decode(record.value());
            contents.add("alarms", place(record) + " " + alarm.id() + " " + alarm.price());
        }

        void bar(ConsumerRecord<byte[], byte[]> record) throws UnusableRecordException {
            Bar bar = bars.decode(record.value());
            newestBars.put(bar.symbol + bar.interval + bar.start, place(record) + " " + bar.close);
        }

        private static String place(ConsumerRecord<byte[], byte[]> record) {
            return record.partition() + "-" + record.offset();
        }

        Contents all() {
            newestBars.values().forEach(bar -> contents.add("bars", bar));
            return contents;
        }
    }

    /** Gathers the tables of a pipeline. */
    static Contents ofTables(Connection connection) throws SQLException {
        Contents contents = new Contents();
        String place = "kafka_partition || '-' || kafka_offset || ' ' || ";
        String millis = "(extract(epoch FROM time) * 1000)::bigint";
        contents.addAll(connection, "ticks", place + millis + " || ' ' || price || ' ' || venue_id");
        contents.addAll(connection, "averages", place + "\"window\" || ' ' || average");
        contents.addAll(connection, "alarms", place + "id || ' ' || price");
        contents.addAll(connection, "bars", place + "close");
        return contents;
    }

    private void addAll(Connection connection, String table, String row) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery("SELECT " + row + " FROM " + table)) {
                while (rows.next()) {
                    add(table, rows.getString(1));
                }
            }
        }
    }

    long count(String kind) {
        return counts.getOrDefault(kind, 0L);
    }

    @Override
    public String toString() {
        return counts + " " + sums;
    }
}
