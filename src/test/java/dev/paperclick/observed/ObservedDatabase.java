package dev.paperclick.observed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real database with somebody who sees what is asked of it. */
final class ObservedDatabase extends DelegatingDataSource {

    private final Observer observer;

    /** The statements of each connection that are not committed yet. */
    private final Map<Connection, String> uncommitted = new ConcurrentHashMap<>();

    ObservedDatabase(DataSource real, Observer observer) {
        super(real);
        this.observer = observer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return observed(Connection.class, real, real, null);
    }

    @SuppressWarnings("ProxyNonConstantType") // a constant for each caller
    private <T> T observed(Class<T> type, T real, Connection owner, @Nullable String sql) {
        return type.cast(Proxy.newProxyInstance(
                ObservedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = call(method, real, arguments, owner, sql);
                        return result instanceof PreparedStatement statement
                                ? observed(PreparedStatement.class, statement, owner, (String) arguments[0])
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object call(Method method, Object real, Object[] arguments, Connection owner, @Nullable String sql)
            throws Exception {
        if (real instanceof Statement && sql != null && method.getName().startsWith("execute")) {
            observer.see(Moment.BEFORE, Call.STATEMENT, sql);
            Object result = method.invoke(real, arguments);
            uncommitted.merge(owner, sql, (earlier, later) -> earlier + "\n" + later);
            observer.see(Moment.AFTER, Call.STATEMENT, sql);
            return result;
        }
        if (method.getName().equals("commit")) {
            String statements = uncommitted.getOrDefault(owner, "");
            observer.see(Moment.BEFORE, Call.COMMIT, statements);
            Object result = method.invoke(real, arguments);
            uncommitted.remove(owner);
            observer.see(Moment.AFTER, Call.COMMIT, statements);
            return result;
        }
        if (method.getName().equals("rollback") || method.getName().equals("close") && real == owner) {
            uncommitted.remove(owner);
        }
        return method.invoke(real, arguments);
    }
}
