package io.stockpipeline.bench.harness.check;

import java.nio.charset.StandardCharsets;

/** The time of the tick that a record was made of, read fast: every contestant writes it as the first {@code "time"}. */
public final class RecordTime {
    private static final byte[] NAME = "\"time\":".getBytes(StandardCharsets.US_ASCII);

    private RecordTime() {}

    /**
     * Epoch milliseconds.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static long of(byte[] json) {
        for (int at = 0; at + NAME.length < json.length; at++) {
            if (isName(json, at)) {
                return number(json, at + NAME.length);
            }
        }
        throw new IllegalArgumentException("no time: " + new String(json, StandardCharsets.UTF_8));
    }

    private static boolean isName(byte[] json, int at) {
        for (int i = 0; i < NAME.length; i++) {
            if (json[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] json, int from) {
        long number = 0;
        for (int at = from; at < json.length && json[at] >= '0' && json[at] <= '9'; at++) {
            number = number * 10 + json[at] - '0';
        }
        return number;
    }
}
