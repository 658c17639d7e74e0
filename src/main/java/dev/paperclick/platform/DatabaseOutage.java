package dev.paperclick.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import org.springframework.transaction.TransactionSystemException;

/** Tells faults of the connection to the database from faults of what was asked of it. */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    /**
     * Whether the database cannot be reached, or broke off, somewhere among the causes, or among what was suppressed, or in what a
     * transaction was to be ended for: who wants to roll back over a broken connection tells of that failure first.
     */
    public static boolean isBehind(Throwable failure) {
        Throwable cause = failure.getCause();
        return isOutage(failure)
                || (failure instanceof TransactionSystemException ending && isBehindEnding(ending))
                || (cause != null && isBehind(cause))
                || Arrays.stream(failure.getSuppressed()).anyMatch(DatabaseOutage::isBehind);
    }

    private static boolean isBehindEnding(TransactionSystemException ending) {
        Throwable before = ending.getApplicationException();
        return before != null && isBehind(before);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof SQLTransientConnectionException
                || (failure instanceof SQLException fault && isOutage(fault.getSQLState()));
    }

    /** Class 08 is a connection exception, 57P01 to 57P03 a server that shuts down, crashed or is starting. */
    @SuppressWarnings("NullAway") // the driver may leave the state out
    private static boolean isOutage(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
