package dev.paperclick.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real database whose n-th statement or commit goes wrong, as networks and servers go wrong. */
public final class FailingCalls extends DelegatingDataSource {

    /** What goes wrong. */
    public enum Fault {
        /** The connection breaks before the call has reached the server. */
        BROKEN,
        /** … and so do all that follow, until the database is mended. */
        AWAY,
        /** The call is done, but its answer never comes. */
        DONE_UNHEARD,
        /** The server asks for the transaction to be tried again. */
        SERIALIZATION
    }

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failing = Integer.MAX_VALUE;
    private volatile Fault fault = Fault.BROKEN;

    /** Wraps a database that is well until {@link #failAt}. */
    public FailingCalls(DataSource real) {
        super(real);
    }

    /** Counts from here, and fails at that call. */
    public void failAt(int call, Fault how) {
        calls.set(0);
        fault = how;
        failing = call;
    }

    /** Everything goes well again; counts from here. */
    public void mend() {
        failing = Integer.MAX_VALUE;
        calls.set(0);
    }

    /** How many calls there have been. */
    public int calls() {
        return calls.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (fault == Fault.AWAY && calls.get() >= failing) {
            throw new SQLNonTransientConnectionException("refused by the test", "08001");
        }
        return wrap(Connection.class, super.getConnection(), null);
    }

    @SuppressWarnings("ProxyNonConstantType") // a constant for each caller
    private <T> T wrap(Class<T> type, T real, Connection owner) {
        return type.cast(Proxy.newProxyInstance(
                FailingCalls.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Connection connection = real instanceof Connection own ? own : owner;
                    try {
                        if (isCall(method.getName())) {
                            return call(connection, () -> method.invoke(real, arguments));
                        }
                        Object result = method.invoke(real, arguments);
                        return result instanceof PreparedStatement statement
                                ? wrap(PreparedStatement.class, statement, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static boolean isCall(String method) {
        return method.startsWith("execute") || method.equals("commit");
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private Object call(Connection connection, Call call) throws ReflectiveOperationException, SQLException {
        int number = calls.incrementAndGet();
        boolean fails = number == failing || (fault == Fault.AWAY && number > failing);
        if (!fails) {
            return call.run();
        }
        if (fault == Fault.SERIALIZATION) {
            throw new SQLTransactionRollbackException("refused by the test", "40001");
        }
        if (fault == Fault.DONE_UNHEARD) {
            call.run();
        }
        connection.abort(Runnable::run);
        throw new SQLNonTransientConnectionException("cut by the test", "08006");
    }
}
