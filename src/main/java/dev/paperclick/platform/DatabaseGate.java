package dev.paperclick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The one way to the database for everybody: nobody passes before the database has been opened and its schema migrated,
 * and while it is known to be away everybody is sent back at once instead of being kept waiting.
 *
 * <p>One thread opens, shuts and closes it; any may pass.
 */
final class DatabaseGate extends AbstractDataSource implements AutoCloseable {

    private final Supplier<OpenDatabase> opening;
    private volatile @Nullable OpenDatabase open;
    private volatile boolean shut;

    DatabaseGate(Supplier<OpenDatabase> opening) {
        this.opening = opening;
    }

    /**
     * Opens the database unless it is open already.
     *
     * @throws UserProblem when it cannot be opened until somebody mends something
     */
    void open() {
        if (open == null) {
            open = opening.get();
        }
    }

    /** Sends everybody back until further notice. */
    void shut() {
        shut = true;
    }

    /** Lets everybody pass again. */
    void letPass() {
        shut = false;
    }

    /** The database behind the gate, which must be open. */
    Database database() {
        OpenDatabase present = open;
        if (present == null) {
            throw new IllegalStateException("the database is not open");
        }
        return present.database();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return passed().pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new UnsupportedOperationException("everybody is the same user here");
    }

    private OpenDatabase passed() throws SQLTransientConnectionException {
        OpenDatabase present = open;
        if (present == null || shut) {
            throw new SQLTransientConnectionException("the database is away");
        }
        return present;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : passed().pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || passed().pool().isWrapperFor(type);
    }

    @Override
    public void close() {
        OpenDatabase present = open;
        if (present != null) {
            present.close();
        }
    }
}
