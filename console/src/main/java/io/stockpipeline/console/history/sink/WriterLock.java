package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.SchemaName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which replica writes: an advisory lock of the connection that does. It ends with the connection, however that ends. It
 * only spares the others useless work; that nothing is written twice does not rest on it.
 */
final class WriterLock {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);

    private final long key;

    WriterLock(SchemaName schema) {
        this.key = key("stockpipeline history " + schema.text());
    }

    private static long key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this connection holds the lock now. Does not wait. */
    boolean take(Connection connection) throws SQLException {
        return ask(connection, "SELECT pg_try_advisory_lock(?)");
    }

    /** Gives the lock back. A connection that cannot is closed: it would keep it while it serves others. */
    void giveBack(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
                ask(connection, "SELECT pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            LOG.debug("the lock goes with its connection", e);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException closing) {
                LOG.debug("the connection is closed already", closing);
            }
        }
    }

    private boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
