package dev.paperclick.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * A lock in the database that dies with the process which holds it: PostgreSQL frees a session's advisory locks when
 * the connection ends, however it ends.
 *
 * <p>It keeps one connection to itself. With a connection pooler in transaction mode between, it would not hold.
 */
public final class AdvisoryLock implements AutoCloseable {

    private final Connection connection;

    private AdvisoryLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lock of this name unless another session has it. */
    public static Optional<AdvisoryLock> tryTake(DataSource dataSource, String name) {
        Connection connection = null;
        boolean taken = false;
        try {
            connection = dataSource.getConnection();
            noticeVanishedClientsSoon(connection);
            taken = tryTake(connection, name);
            return taken ? Optional.of(new AdvisoryLock(connection)) : Optional.empty();
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("take a lock", null, e);
        } finally {
            if (!taken) {
                JdbcUtils.closeConnection(connection);
            }
        }
    }

    /** Whether any session has the lock of this name at this moment. */
    public static boolean isHeld(DataSource dataSource, String name) {
        long key = key(name);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select exists (
                            select
                              from pg_locks
                             where locktype = 'advisory'
                               and database = (select oid from pg_database where datname = current_database())
                               and objsubid = 1
                               and granted
                               and (classid::bigint << 32 | objid::bigint) = ?)
                        """)) {
            statement.setLong(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("look for a lock", null, e);
        }
    }

    /** A machine that loses its power says no farewell; by default PostgreSQL would believe in it for two hours. */
    private static void noticeVanishedClientsSoon(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set tcp_keepalives_idle = 15");
            statement.execute("set tcp_keepalives_interval = 5");
            statement.execute("set tcp_keepalives_count = 3");
        }
    }

    private static boolean tryTake(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, key(name));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static long key(String name) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(Sha256.hex(name.getBytes(StandardCharsets.UTF_8))))
                .getLong();
    }

    /** Ends the session's locks before the connection goes back to its pool. */
    @Override
    public void close() {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            statement.execute();
        } catch (SQLException e) {
            // The connection is gone, and the lock with it.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }
}
