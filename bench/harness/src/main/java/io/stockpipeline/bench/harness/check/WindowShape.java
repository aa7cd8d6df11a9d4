package io.stockpipeline.bench.harness.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which windows a tick is in. */
public enum WindowShape {
    /** A new one when the last has ended; the end does not belong to it. */
    TUMBLING {
        @Override
        long advance(long size) {
            return size;
        }
    },
    /** A new one every minute; the end does not belong to it. */
    HOPPING {
        @Override
        long advance(long size) {
            return MINUTE;
        }
    },
    /** One that ends with the tick; both ends belong to it. */
    SLIDING {
        @Override
        long advance(long size) {
            throw new UnsupportedOperationException("sliding windows have none");
        }

        @Override
        List<WindowKey> of(String symbol, long time) {
            return SIZES.stream()
                    .map(minutes -> new WindowKey(symbol, called(minutes), time - minutes * MINUTE, time))
                    .toList();
        }

        @Override
        boolean contains(WindowKey window, long time) {
            return time >= window.start() && time <= window.end();
        }
    };

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final List<Integer> SIZES = List.of(5, 10, 15);

    /** Milliseconds from the start of one to that of the next. */
    abstract long advance(long size);

    /** The windows that a symbol's tick must be reported in. */
    List<WindowKey> of(String symbol, long time) {
        List<WindowKey> windows = new ArrayList<>();
        for (int minutes : SIZES) {
            long size = minutes * MINUTE;
            long advance = advance(size);
            for (long start = time - time % advance; start > time - size; start -= advance) {
                windows.add(new WindowKey(symbol, called(minutes), start, start + size));
            }
        }
        return windows;
    }

    /** Whether a time is in a window. */
    boolean contains(WindowKey window, long time) {
        return time >= window.start() && time < window.end();
    }

    /** Whether a window of this name is so long. */
    static boolean isLong(WindowKey window) {
        return SIZES.stream()
                .anyMatch(minutes ->
                        called(minutes).equals(window.window()) && window.end() - window.start() == minutes * MINUTE);
    }

    private static String called(int minutes) {
        return minutes + "m";
    }
}
