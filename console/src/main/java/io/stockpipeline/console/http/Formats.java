package io.stockpipeline.console.http;

import io.stockpipeline.model.number.Decimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The formats that parameters have. */
public final class Formats {
    /** What a symbol consists of; see the contract. */
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9.^=:_/-]{1,32}");

    private static final int LONGEST_QUOTE = 40;
    /** From the year 1 to the end of the year 9999: what four digits of a year can say. */
    private static final long FIRST_INSTANT = -62_135_596_800_000L;

    private static final long LAST_INSTANT = 253_402_300_799_999L;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private Formats() {}

    /** A whole number between two bounds, both inclusive. */
    public static Format<Integer> wholeNumber(int least, int most) {
        Map<String, Object> schema = ordered("type", "integer", "minimum", least, "maximum", most);
        return of(schema, text -> {
            String expected = least + " to " + most;
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                throw unfit("a whole number, " + expected, text);
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw unfit(expected, text);
            }
            return (int) number;
        });
    }

    /** A decimal number with as many digits as a price may have; its sign may be written. */
    public static Format<BigDecimal> decimal() {
        return of(ordered("type", List.of("number", "string"), "pattern", "^[+-]?[0-9]+(\\.[0-9]+)?$"), text -> {
            try {
                return Decimal.of(text).toBigDecimal();
            } catch (NumberFormatException e) {
                throw unfit("a number such as 2.5 or -2.5", text);
            }
        });
    }

    /** True or false. */
    public static Format<Boolean> bool() {
        return of(ordered("type", "boolean"), text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw unfit("true or false", text);
            }
            return Boolean.valueOf(text);
        });
    }

    /** One of some words. */
    public static Format<String> oneOf(List<String> words) {
        return of(ordered("type", "string", "enum", words), text -> {
            if (!words.contains(text)) {
                throw unfit("one of " + String.join(", ", words), text);
            }
            return text;
        });
    }

    /** One of an enum's names. */
    public static <E extends Enum<E>> Format<E> oneOf(Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        Format<String> word = oneOf(names);
        return of(word.schema(), text -> Enum.valueOf(type, word.parse(text)));
    }

    /** Text of a limited length. */
    public static Format<String> text(int longest) {
        return of(ordered("type", "string", "minLength", 1, "maxLength", longest), text -> {
            if (text.isEmpty() || text.length() > longest) {
                throw unfit("1 to " + longest + " characters", text);
            }
            return text;
        });
    }

    /** A symbol. */
    public static Format<String> symbol() {
        return of(ordered("type", "string", "pattern", "^" + SYMBOL.pattern() + "$"), text -> {
            if (!SYMBOL.matcher(text).matches()) {
                throw unfit("a symbol is 1 to 32 of A-Z a-z 0-9 . ^ = : _ / -", text);
            }
            return text;
        });
    }

    /** Symbols with commas between them; each counts once. */
    public static Format<Set<String>> symbols(int most) {
        Format<String> one = symbol();
        String pattern = "^" + SYMBOL.pattern() + "(," + SYMBOL.pattern() + ")*$";
        return of(ordered("type", "string", "pattern", pattern), text -> {
            List<String> names = new ArrayList<>();
            for (String name : text.split(",", -1)) {
                names.add(one.parse(name));
            }
            if (names.size() > most) {
                throw new IllegalArgumentException("at most " + most + " symbols, found " + names.size());
            }
            return new LinkedHashSet<>(names);
        });
    }

    /** An instant, as ISO-8601 text or as epoch milliseconds. */
    public static Format<Instant> instant() {
        Map<String, Object> schema =
                ordered("type", "string", "pattern", "^(-?[0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].+)$");
        return of(schema, text -> {
            Instant instant = readInstant(text);
            long millis = instant.toEpochMilli();
            if (millis < FIRST_INSTANT || millis > LAST_INSTANT) {
                throw unfit("an instant between the years 1 and 9999", text);
            }
            return instant;
        });
    }

    private static Instant readInstant(String text) {
        try {
            // A plus that was not encoded as %2B arrives as a blank.
            return WHOLE_NUMBER.matcher(text).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw unfit("an instant such as 2024-01-02T14:30:00Z, or epoch milliseconds", text);
        }
    }

    /** A format of one's own. */
    public static <T> Format<T> of(Map<String, Object> schema, Function<String, T> parser) {
        return new Format<>() {
            @Override
            public T parse(String text) {
                return parser.apply(text);
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }

    /** What to throw at a text: what it may be, and the text, shortened where it is long. */
    public static IllegalArgumentException unfit(String expected, String found) {
        return new IllegalArgumentException(expected + ", found " + (found.isEmpty() ? "nothing" : shortened(found)));
    }

    static String shortened(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
