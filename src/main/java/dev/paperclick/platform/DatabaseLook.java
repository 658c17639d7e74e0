package dev.paperclick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A look whether the database is there, through a connection of its own: a pool whose connections are all in use is no
 * outage. Not thread-safe.
 */
final class DatabaseLook implements AutoCloseable {

    private @Nullable Connection connection;

    /**
     * Comes back when the database answers, after reviving it where that is ours to do.
     *
     * @throws UserProblem when it does not answer
     */
    void at(Database database) {
        try {
            ask(database);
        } catch (SQLException e) {
            if (!database.revive()) {
                throw silence(database, e);
            }
            askRevived(database);
        }
    }

    private void askRevived(Database database) {
        try {
            ask(database);
        } catch (SQLException e) {
            throw silence(database, e);
        }
    }

    private void ask(Database database) throws SQLException {
        if (connection == null || !connection.isValid(Patience.FOR_A_LOOK.answer())) {
            close();
            connection = database.address().connect(Patience.FOR_A_LOOK);
        }
    }

    private static UserProblem silence(Database database, SQLException e) {
        return UserProblem.inSurroundings(
                "The database at " + database.describe() + " does not answer (" + e.getMessage() + ").", e);
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(connection);
        connection = null;
    }
}
