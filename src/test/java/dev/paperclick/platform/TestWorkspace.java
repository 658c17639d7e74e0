package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A workspace with a server of its own, which is stopped when the test is over, whatever state that left it in. */
public final class TestWorkspace implements AutoCloseable {

    private final Workspace workspace;

    private TestWorkspace(Path home) {
        this.workspace = new Workspace(home);
        workspace.makeData();
    }

    /** One that has been used before, without rows: its server starts in half a second. */
    public static TestWorkspace used(Path home) {
        TestWorkspace workspace = new TestWorkspace(home);
        TestHomes.furnish(workspace.home());
        return workspace;
    }

    /** One without a cluster. */
    static TestWorkspace fresh(Path home) {
        TestWorkspace workspace = new TestWorkspace(home);
        TestHomes.linkBinaries(workspace.home());
        return workspace;
    }

    Workspace workspace() {
        return workspace;
    }

    public Database open() {
        return Database.open(workspace, null);
    }

    ChildJvm openInAnotherProcess() {
        return ChildJvm.start(DatabaseUser.class, workspace.home().toString());
    }

    /** The folder of the server. */
    Path home() {
        return workspace.data().resolve("postgres");
    }

    Path data() {
        return home().resolve("data");
    }

    /** The server that runs at the moment. */
    Optional<PostmasterPid> server() {
        return PostmasterPid.read(data()).filter(PostmasterPid::isRunning);
    }

    public static JdbcClient jdbc(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    /** Sends a signal to all processes of the server: to the first of them first. */
    public void signal(String name) {
        List<Long> pids = new ArrayList<>(ServerProcesses.in(data()));
        server().ifPresent(first -> {
            pids.remove(first.pid());
            pids.add(0, first.pid());
        });
        try {
            for (long pid : pids) {
                // Some go away with the first.
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether a server runs in it. */
    public boolean isServed() {
        return server().isPresent();
    }

    @Override
    public void close() {
        TestHomes.vacate(home());
    }
}
