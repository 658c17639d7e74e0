package dev.paperclick.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server that belongs to a folder and is shared by all processes that open it: the first one starts it, the
 * last one stops it. It survives the death of any of them, and the next one takes it over.
 *
 * <p>A JVM holds at most one per folder, however often it opens it.
 */
final class EmbeddedPostgres {

    private static final Map<Path, EmbeddedPostgres> OPEN = new HashMap<>();

    private final PostgresHome home;
    private final PostgresServer server;
    private final LockFile users;
    private volatile DatabaseAddress address;
    private int holders;
    private boolean keepsRunning;

    private EmbeddedPostgres(PostgresHome home, PostgresServer server, LockFile users, DatabaseAddress address) {
        this.home = home;
        this.server = server;
        this.users = users;
        this.address = address;
    }

    /**
     * The server of the folder, started or joined. Each call needs one {@link #close()}.
     *
     * @throws UserProblem when there can be none
     */
    @SuppressWarnings("try")
    static EmbeddedPostgres open(Path folder, PostgresSettings settings) {
        // One start at a time is enough, and file locks do not keep the threads of one JVM apart.
        synchronized (OPEN) {
            PostgresHome home = PostgresHome.open(folder);
            try (LockFile start = LockFile.exclusive(home.startLock())) {
                EmbeddedPostgres known = OPEN.get(home.folder());
                if (known == null) {
                    known = enter(home, settings);
                    OPEN.put(home.folder(), known);
                } else {
                    known.address = startOrJoin(known.server, home);
                }
                known.holders++;
                return known;
            }
        }
    }

    private static EmbeddedPostgres enter(PostgresHome home, PostgresSettings settings) {
        PostgresBinaries binaries = PostgresBinaries.in(home);
        PostgresCluster cluster = new PostgresCluster(home, new PostgresPrograms(binaries, home));
        PostgresServer server = new PostgresServer(cluster, settings);
        LockFile users = LockFile.shared(home.usersLock());
        try {
            return new EmbeddedPostgres(home, server, users, startOrJoin(server, home));
        } catch (RuntimeException e) {
            if (users.becomesExclusive()) {
                server.stop();
            }
            users.close();
            throw e;
        }
    }

    private static DatabaseAddress startOrJoin(PostgresServer server, PostgresHome home) {
        server.cluster().prepare();
        Optional<PostmasterPid> running = server.find();
        if (running.isPresent()) {
            return new OwnDatabase(home, running.get().port()).join();
        }
        return new OwnDatabase(home, server.start().port()).open();
    }

    /** Paperclick's own database in the server. */
    DatabaseAddress address() {
        return address;
    }

    PostgresHome home() {
        return home;
    }

    /** Lets the server run on after this process, until another process is the last one out. */
    void keepRunning() {
        synchronized (OPEN) {
            keepsRunning = true;
        }
    }

    /**
     * Starts the server again when it has died, or finds it where another process has started it. One that is just
     * starting or stopping, or hangs, is left alone: a later call will find it otherwise.
     *
     * @throws UserProblem when it cannot be started
     */
    @SuppressWarnings("try")
    void revive() {
        synchronized (OPEN) {
            if (holders > 0 && server.running().stream().allMatch(PostgresServer::serves)) {
                try (LockFile start = LockFile.exclusive(home.startLock())) {
                    address = startOrJoin(server, home);
                }
            }
        }
    }

    /** Gives the server back. The last holder in the last process stops it, unless a guest's session is open. */
    @SuppressWarnings("try")
    void close() {
        synchronized (OPEN) {
            holders--;
            if (holders > 0) {
                return;
            }
            OPEN.remove(home.folder());
            try (LockFile start = LockFile.exclusive(home.startLock());
                    LockFile leaving = users) {
                if (leaving.becomesExclusive() && !keepsRunning && guests() == 0) {
                    server.stop();
                }
            }
        }
    }

    private int guests() {
        return server.running()
                .map(running -> new OwnDatabase(home, running.port()).guests())
                .orElse(0);
    }
}
