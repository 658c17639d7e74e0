package dev.paperclick.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/**
 * A database ready for work: reached, its schema that of this program, its connections pooled.
 *
 * @param pool follows the database when that comes back under another port
 */
record OpenDatabase(Database database, HikariDataSource pool) implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 10;

    /**
     * Takes the database over, and closes it when it cannot be made ready.
     *
     * @throws UserProblem when its tables are not such as this program can use
     */
    static OpenDatabase of(Database database, Patience patience) {
        try {
            HikariDataSource pool = new HikariDataSource(pool(database, patience));
            try {
                new Migration(database.describe()).run(flyway(database, patience.whileMigrating()));
                return new OpenDatabase(database, pool);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariConfig pool(Database database, Patience patience) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("paperclick");
        pool.setDataSource(new DirectConnections(database::address, patience));
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        // A command of one second should not open ten connections for it.
        pool.setMinimumIdle(1);
        // A job asks several times before it gives up; with the usual half minute each, a person would wait for
        // minutes.
        pool.setConnectionTimeout(5_000);
        // A plan made while a table was nearly empty would be kept for as long as it grows, and read all of it each
        // time.
        pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        return pool;
    }

    private static Flyway flyway(Database database, Patience patience) {
        return Flyway.configure()
                .dataSource(new DirectConnections(database::address, patience))
                .load();
    }

    /** The pool first: it needs the database. */
    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
