package io.stockpipeline.console.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after the other. */
final class ColumnReader {
    private final ResultSet result;
    private int column;

    ColumnReader(ResultSet result) {
        this.result = result;
    }

    /** Epoch milliseconds. */
    long instant() throws SQLException {
        return result.getObject(++column, OffsetDateTime.class).toInstant().toEpochMilli();
    }

    long number() throws SQLException {
        return result.getLong(++column);
    }

    boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    String text() throws SQLException {
        return Objects.requireNonNull(result.getString(++column));
    }

    @Nullable String optionalText() throws SQLException {
        return result.getString(++column);
    }

    <E extends Enum<E>> E oneOf(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E optionalOneOf(Class<E> type) throws SQLException {
        String name = optionalText();
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** With the digits it was stored with. */
    BigDecimal decimal() throws SQLException {
        return Objects.requireNonNull(result.getBigDecimal(++column));
    }

    @Nullable BigDecimal optionalDecimal() throws SQLException {
        return result.getBigDecimal(++column);
    }
}
