package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the embedded server from starting, each told in one sentence. */
class EmbeddedPostgresRefusalTests {

    @TempDir
    private Path folder;

    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = TestWorkspace.used(folder);
    }

    @AfterEach
    void stopServer() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource({"18, newer", "16, older"})
    void dataOfAnotherMajorVersion(String version, String remedy) throws IOException {
        Path marker = workspace.data().resolve("PG_VERSION");
        Files.writeString(marker, version + "\n");

        assertRefusal()
                .contains(
                        workspace.data().toString(), "PostgreSQL " + version, "PostgreSQL 17", remedy + " Paperclick");

        Files.writeString(marker, "17\n");
        workspace.open().close();
    }

    @Test
    void dataWithoutVersion() throws IOException {
        Files.delete(workspace.data().resolve("PG_VERSION"));
        Path precious = Files.writeString(workspace.data().resolve("precious"), "rows");

        assertRefusal().contains(workspace.data().toString(), "PG_VERSION", "backup");

        assertThat(precious).hasContent("rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data"})
    void aFolderOfAnotherUser(String which) throws IOException {
        assumeThat(PostgresHome.isRoot(folder))
                .as("only root can give a folder to another user, as the continuous build does")
                .isTrue();
        Path theirs = workspace.home().resolve(which);
        Files.setAttribute(theirs, "unix:uid", 54_321);

        assertRefusal().contains(theirs.toString(), "belongs to the user 54321", "PAPERCLICK_HOME");
    }

    @Test
    void aFixedPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatExceptionOfType(UserProblem.class)
                    .isThrownBy(() -> Database.open(workspace.workspace(), null, port))
                    .withMessageContainingAll("Port " + port, "PAPERCLICK_DB_PORT", "taken");
        }
        workspace.open().close();
    }

    @Test
    void aMistakeInTheServersConfiguration() throws IOException {
        Path configuration = workspace.data().resolve("postgresql.conf");
        Files.writeString(configuration, "shared_buffers = plenty\n", StandardOpenOption.APPEND);

        assertRefusal()
                .contains(
                        "configuration file",
                        "contains errors",
                        workspace.home().resolve("postgres.log").toString())
                .doesNotContain("FATAL");
    }

    @Test
    void aPasswordThatDoesNotFitTheData() {
        Path file = workspace.home().resolve("password");
        new PasswordFile(file).write("of-another-installation");
        new PasswordFile(workspace.home().resolve("password-paperclick")).write("of-another-installation");

        assertRefusal().contains(file.toString(), "delete it").doesNotContain("of-another-installation");
        assertThat(workspace.server()).isEmpty();

        assertThat(file.toFile().delete()).isTrue();
        workspace.open().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a$HOME", "a`id`", "a\\b"})
    void aFolderWhoseNameAShellWouldRead(String name) {
        Workspace odd = new Workspace(folder.resolve(name));
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> Database.open(odd, null))
                .withMessageContainingAll(name, "plainer name");
    }

    @Test
    void aFileInPlaceOfTheFolder() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("odd/data"));
        Files.writeString(odd.resolve("postgres"), "not a folder");
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> Database.open(new Workspace(folder.resolve("odd")), null))
                .withMessageContaining("postgres");
    }

    @Test
    void rootWithoutUserNamespaces() {
        // In a namespace of its own the child is root and may forbid itself any further namespace.
        String message = problemUnder("echo 0 > /proc/sys/user/max_user_namespaces");
        assertThat(message).contains("does not run as root", "user namespace", "ordinary user", "DATABASE_URL");
    }

    @Test
    void aDiskThatIsFullWhileTheDataAreMade() {
        String message = problemUnder("mount -t tmpfs -o size=20m tmpfs " + workspace.home() + " && ln -s "
                + TestHomes.binaries() + " " + workspace.home());
        assertThat(message).contains("disk", "full", workspace.home().toString());
        assertThat(message.lines()).hasSize(1);
    }

    @Test
    void aDiskThatIsFullWhileTheProgramsAreUnpacked() {
        String message = problemUnder("mount -t tmpfs -o size=20m tmpfs " + workspace.home());
        assertThat(message).contains("disk", "full", "bin-17");
    }

    private String problemUnder(String preparation) {
        List<String> wrapper = List.of(
                "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", preparation + " && exec \"$0\" \"$@\"");
        try (ChildJvm child = ChildJvm.startUnder(wrapper, DatabaseUser.class, folder.toString())) {
            return child.await("problem ");
        }
    }

    private AbstractStringAssert<?> assertRefusal() {
        UserProblem problem = catchThrowableOfType(UserProblem.class, workspace::open);
        assertThat(problem.sentences()).hasSize(1);
        assertThat(problem.remedy()).isEqualTo(UserProblem.Remedy.MEND_SURROUNDINGS);
        assertThat(problem.getMessage()).hasLineCount(1);
        return assertThat(problem.getMessage());
    }
}
