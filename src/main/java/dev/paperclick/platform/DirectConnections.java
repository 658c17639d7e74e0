package dev.paperclick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A new connection for each who asks, to wherever the database is at that moment. */
final class DirectConnections extends AbstractDataSource {

    private final Supplier<DatabaseAddress> address;
    private final Patience patience;

    DirectConnections(Supplier<DatabaseAddress> address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return address.get().connect(patience);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new UnsupportedOperationException("the address says who enters");
    }

    /** Not for pools to set: it has been said how long to wait. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** How long a pool that is being closed waits for a connection that is just being made. */
    @Override
    public int getLoginTimeout() {
        return 2;
    }
}
