package io.stockpipeline.console.stream;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the topic of alarms has been read: for each partition the offset of the last record. Written as
 * {@code 0:17,1:203}, it is the id of an event, from which any replica can go on: they all read the same topic.
 *
 * @param offsets of the last record by partition; -1: none
 */
record Positions(NavigableMap<Integer, Long> offsets) {
    static final Positions NONE = new Positions(new TreeMap<>());

    /** The longest text that is read: beyond it no header of ours can be. */
    private static final int LONGEST = 8_192;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}:(-1|[0-9]{1,18})(,[0-9]{1,5}:(-1|[0-9]{1,18}))*");

    /** Reads an id; null when it is none of ours. */
    static @Nullable Positions parse(String id) {
        if (id.length() > LONGEST || !FORM.matcher(id).matches()) {
            return null;
        }
        NavigableMap<Integer, Long> offsets = new TreeMap<>();
        for (String pair : id.split(",")) {
            int colon = pair.indexOf(':');
            offsets.put(Integer.valueOf(pair.substring(0, colon)), Long.valueOf(pair.substring(colon + 1)));
        }
        return new Positions(offsets);
    }

    /** Offset of the last record of a partition; null when nothing is known of the partition. */
    @Nullable Long of(int partition) {
        return offsets.get(partition);
    }

    /** Whether a record comes after these positions. */
    boolean before(int partition, long offset) {
        Long last = offsets.get(partition);
        return last == null || offset > last;
    }

    @Override
    public String toString() {
        return offsets.entrySet().stream().map(Positions::pair).collect(Collectors.joining(","));
    }

    private static String pair(Map.Entry<Integer, Long> entry) {
        return entry.getKey() + ":" + entry.getValue();
    }
}
