package io.stockpipeline.bench.harness.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A result of those that write one record a window.
 *
 * @param time of the tick that it was written for, epoch milliseconds; 0 where a window is written once
 * @param start first instant of the window, epoch milliseconds
 * @param end as it is written, epoch milliseconds
 * @param count of the ticks in the window
 */
record WindowRecord(String symbol, long time, String window, long start, long end, double average, int count) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static WindowRecord of(byte[] json) throws IOException {
        JsonNode record = JSON.readTree(json);
        return new WindowRecord(
                record.required("symbol").textValue(),
                record.path("time").asLong(),
                record.required("window").textValue(),
                record.required("start").longValue(),
                record.required("end").longValue(),
                record.required("average").doubleValue(),
                record.required("count").intValue());
    }

    WindowKey key() {
        return new WindowKey(symbol, window, start, end);
    }
}
