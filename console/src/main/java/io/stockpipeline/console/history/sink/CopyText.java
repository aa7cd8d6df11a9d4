package io.stockpipeline.console.history.sink;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY: columns divided by tabs, rows by line ends. Of all ways to bring rows in it is
 * the fastest. A value that no column can hold is refused, and the row taken back with {@link #cut}.
 */
final class CopyText {
    /** The first instant of the year 1; the ends of windows may lie before 1970, nothing sensible before this. */
    private static final long MIN_TIME = -62_135_596_800_000L;

    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder();
    private int rows;
    private boolean inRow;

    int rows() {
        return rows;
    }

    /** Where the next row begins. */
    int mark() {
        return text.length();
    }

    /** Takes back what was begun since the mark. */
    void cut(int mark, int rowsThen) {
        text.setLength(mark);
        rows = rowsThen;
        inRow = false;
    }

    CopyText text(@Nullable String value) throws UnusableRecordException {
        next();
        if (value == null) {
            text.append(NULL);
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == 0 || unpaired(value, i)) {
                throw unfit("a text has a character that no database keeps");
            }
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(character);
            }
        }
        return this;
    }

    private static boolean unpaired(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    CopyText number(long value) {
        next();
        text.append(value);
        return this;
    }

    CopyText flag(boolean value) {
        next();
        text.append(value ? 't' : 'f');
        return this;
    }

    /** @param millis epoch milliseconds */
    CopyText instant(long millis) throws UnusableRecordException {
        if (millis < MIN_TIME || millis > Tick.MAX_TIME) {
            throw unfit("a time is outside of the years 1 to 9999");
        }
        next();
        text.append(Instant.ofEpochMilli(millis));
        return this;
    }

    CopyText decimal(@Nullable Decimal value) {
        return decimal(value == null ? null : value.toBigDecimal());
    }

    CopyText decimal(Figure value) {
        return decimal(value.toBigDecimal());
    }

    CopyText decimal(@Nullable BigDecimal value) {
        next();
        text.append(value == null ? NULL : value.toPlainString());
        return this;
    }

    void endRow() {
        text.append('\n');
        rows++;
        inRow = false;
    }

    private void next() {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
    }

    Reader reader() {
        return new StringReader(text.toString());
    }

    static UnusableRecordException unfit(String why) {
        return new UnusableRecordException(DeadLetterReason.Malformed, why);
    }
}
