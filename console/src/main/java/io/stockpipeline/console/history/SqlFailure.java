package io.stockpipeline.console.history;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means, by PostgreSQL's error codes. */
public final class SqlFailure {
    /** The code of a connection that broke. */
    static final String CONNECTION_FAILURE = "08006";

    /** Of a check; the only one there is here is that a row finds its day's table, and that can be made. */
    private static final String NO_PARTITION = "23514";

    private static final String STATEMENT_GIVEN_UP = "57014";

    private SqlFailure() {}

    /** The database is away: not reachable, shutting down, starting, or out of connections, memory or disk. */
    public static boolean isConnection(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            return find(failure, IOException.class) != null;
        }
        if (isBusy(failure)) {
            return false;
        }
        if (sql instanceof SQLTransientConnectionException || sql instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String code = code(failure);
        return code.startsWith("08") || code.startsWith("57P") || code.startsWith("53");
    }

    /** All connections of the pool are in use: the pool tells of it without a cause. */
    static boolean isBusy(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        return sql instanceof SQLTransientConnectionException && sql.getCause() == null && sql.getSQLState() == null;
    }

    /** The statement itself cannot work with these values: no second attempt with the same will. */
    public static boolean isData(Throwable failure) {
        String code = code(failure);
        return code.startsWith("22") || code.startsWith("54") || (code.startsWith("23") && !code.equals(NO_PARTITION));
    }

    /** The statement took longer than it may. */
    static boolean isGivenUp(Throwable failure) {
        return code(failure).equals(STATEMENT_GIVEN_UP);
    }

    /** The first error code in the row of causes; empty when there is none. */
    private static String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** In one line, without the statement: the innermost cause's own message. */
    public static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        SQLException sql = find(failure, SQLException.class);
        Throwable teller = cause.getMessage() == null && sql != null ? sql : cause;
        String message = teller.getMessage();
        String line = message == null
                ? teller.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return line.isBlank()
                ? teller.getClass().getSimpleName()
                : line.replaceFirst("^(ERROR|FATAL): ", "").strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
