package dev.paperclick.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A workspace with a server of its own, which is stopped when the test is over, whatever state that left it in. */
final class TestWorkspace implements AutoCloseable {

    private final Workspace workspace;

    private TestWorkspace(Path home) {
        this.workspace = new Workspace(home);
        workspace.makeData();
    }

    /** One that has been used before, without rows: its server starts in half a second. */
    static TestWorkspace used(Path home) {
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

    Database open() {
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

    static JdbcClient jdbc(Database database) {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    @Override
    public void close() {
        TestHomes.vacate(home());
    }
}
