package dev.paperclick.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells faults of the connection to the database from faults of what was asked of it. */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    /** Whether the database cannot be reached, or broke off, somewhere among the causes. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException fault && isOutage(fault.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is a connection exception, 57P01 to 57P03 a server that shuts down, crashed or is starting. */
    @SuppressWarnings("NullAway") // the driver may leave the state out
    private static boolean isOutage(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
