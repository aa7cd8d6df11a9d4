package io.stockpipeline.app.analyze;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.schema.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what; -1 where none does.
 *
 * @param value the numbers themselves
 * @param valueName its name
 * @param volume what was traded: a bar's volume, a tick's size
 * @param interval the length of bars, where several may be in one file
 */
record Columns(int time, int value, String valueName, int symbol, int volume, int interval) {
    private static final List<String> TIMES =
            List.of("time", "start", "timestamp", "date", "datetime", "month", "year");
    private static final List<String> VALUES = List.of("close", "price", "value", "adj close", "last");
    private static final List<String> VOLUMES = List.of("volume", "size");

    /**
     * Finds them by their names.
     *
     * @param wanted the column of the numbers, by name or by number from 1; null: the first that is called as prices are
     * @throws WrongInputException when it cannot be told which column holds the numbers
     */
    static Columns of(List<String> names, @Nullable String wanted) {
        int time = first(names, TIMES);
        int value = wanted == null ? value(names) : wanted(names, wanted);
        return new Columns(
                time == value ? -1 : time,
                value,
                names.get(value),
                first(names, List.of("symbol", "ticker")),
                first(names, VOLUMES),
                first(names, List.of("interval")));
    }

    private static int value(List<String> names) {
        int found = first(names, VALUES);
        if (found >= 0) {
            return found;
        }
        if (names.size() == 1) {
            return 0;
        }
        throw new WrongInputException(
                "there is no column called close, price or value: choose one with --column; there are "
                        + String.join(", ", names));
    }

    private static int wanted(List<String> names, String wanted) {
        int found = first(names, List.of(wanted.toLowerCase(Locale.ROOT)));
        if (found >= 0) {
            return found;
        }
        if (wanted.matches("[1-9][0-9]{0,3}") && Integer.parseInt(wanted) <= names.size()) {
            return Integer.parseInt(wanted) - 1;
        }
        Optional<String> near = NearestName.of(wanted, names);
        throw new WrongInputException("--column " + wanted + ": there is no such column"
                + near.map(name -> ": did you mean " + name + "?").orElse("; there are " + String.join(", ", names)));
    }

    private static int first(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(name -> IntStream.range(0, names.size())
                        .filter(i -> names.get(i).equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(-1))
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }
}
