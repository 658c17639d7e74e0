package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database on a server that runs without us, as {@code DATABASE_URL} names it. */
class DatabaseTests {

    private static final String PASSWORD = "p@ss/w:rd+ü%";
    private static final String ENCODED_PASSWORD = "p%40ss%2Fw%3Ard%2B%C3%BC%25";

    @TempDir
    private Path home;

    private TestDatabase server;
    private String place;

    @BeforeEach
    void letAnnIn() {
        server = TestDatabase.fresh();
        place = server.jdbcUrl().replaceFirst("jdbc:postgresql://([^?]*).*", "$1");
        server.asSuperuser("create role ann login password '" + PASSWORD + "'");
    }

    @AfterEach
    void dropServer() {
        server.close();
        TestDatabase.onServer("drop role ann");
    }

    @Test
    void opensEverySpelling() {
        List<String> spellings = List.of(
                "postgresql://ann:" + ENCODED_PASSWORD + "@" + place,
                "postgres://ann:" + ENCODED_PASSWORD + "@" + place + "?sslmode=disable",
                "jdbc:postgresql://ann:" + ENCODED_PASSWORD + "@" + place,
                "jdbc:postgresql://" + place + "?user=ann&password=" + ENCODED_PASSWORD);
        assertThat(spellings).allSatisfy(url -> {
            try (Database database = Database.open(new Workspace(home), url)) {
                assertThat(TestWorkspace.jdbc(database)
                                .sql("select current_user")
                                .query(String.class)
                                .single())
                        .isEqualTo("ann");
                assertThat(database.isEmbedded()).isFalse();
                assertThat(database.user()).isEqualTo("ann");
                assertThat(database.password()).isEqualTo(PASSWORD);
            }
        });
        assertThat(new Workspace(home).data()).as("folder for state").doesNotExist();
    }

    @Test
    void itsAddressForOthersOpensItToo() {
        try (Database first = Database.open(new Workspace(home), server.psqlUrl());
                Database second = Database.open(new Workspace(home), first.psqlUrl())) {
            assertThat(second.psqlUrl()).isEqualTo(first.psqlUrl());
        }
    }

    @Test
    void psqlTakesItsAddress() throws IOException {
        assumeThatCode(() -> run("psql", "--version"))
                .as("psql is installed, as on the continuous build")
                .doesNotThrowAnyException();
        String url = "postgresql://ann:" + ENCODED_PASSWORD + "@" + place + "?options=-c%20statement_timeout%3D5s";
        try (Database database = Database.open(new Workspace(home), url)) {
            assertThat(run(
                            "psql",
                            database.psqlUrl(),
                            "-Atc",
                            "select current_user || current_setting('statement_timeout')"))
                    .isEqualTo("ann5s");
        }
    }

    @Test
    void sessionsBearTheNameOfTheirProcess() {
        try (Database database = Database.open(new Workspace(home), server.psqlUrl())) {
            assertThat(TestWorkspace.jdbc(database)
                            .sql("select current_setting('application_name')")
                            .query(String.class)
                            .single())
                    .isEqualTo("paperclick " + ProcessHandle.current().pid());
        }
    }

    @Test
    void statusTellsTheServer() {
        try (Database database = Database.open(new Workspace(home), server.psqlUrl())) {
            assertThat(database.status())
                    .returns(false, DatabaseStatus::embedded)
                    .returns(place.substring(0, place.indexOf('/')), DatabaseStatus::location)
                    .returns("postgresql://paperclick@" + place, DatabaseStatus::address);
        }
    }

    @Test
    void closingLeavesTheServerAlone() {
        Database.open(new Workspace(home), server.psqlUrl()).close();
        assertThat(server.jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsTold() {
        assertRefused("postgresql://ann:s3cret@" + place, "refuses the password of user 'ann'");
    }

    @Test
    void anUnknownUserIsTold() {
        assertRefused("postgresql://bob:s3cret@" + place, "user 'bob'");
    }

    @Test
    void aMissingPasswordIsTold() {
        assertRefused("postgresql://ann@" + place, "does not let user 'ann' in", "password");
    }

    @Test
    void aMissingDatabaseIsTold() {
        assertRefused("postgresql://ann:" + ENCODED_PASSWORD + "@" + place + "_not", "has no database '", "_not'");
    }

    @Test
    void anUnreachableServerIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(
                "postgresql://ann:s3cret@127.0.0.1:" + port + "/letters", "cannot use", "127.0.0.1:" + port, "refused");
    }

    @Test
    void anUnknownHostIsTold() {
        assertRefused("postgresql://ann:s3cret@no-such-host.invalid/letters", "no-such-host.invalid", "no such host");
    }

    @Test
    void aServerThatIsNotPostgresqlIsTold() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answer = new Thread(() -> {
                try (var visitor = other.accept()) {
                    visitor.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            answer.start();
            assertRefused("postgresql://ann:s3cret@127.0.0.1:" + other.getLocalPort() + "/letters", "cannot use");
        }
    }

    @Test
    void anOldServerIsTold() {
        ExternalServer old = new ExternalServer(DatabaseAddress.parse("postgresql://ann:s3cret@db/letters"));

        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> old.requireVersion(14, "14.22"))
                .withMessage("DATABASE_URL: the server at db is PostgreSQL 14.22, but Paperclick needs 15 or newer; "
                        + "name a newer server.");
        assertThatCode(() -> old.requireVersion(15, "15.1")).doesNotThrowAnyException();
    }

    private void assertRefused(String url, String... words) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> Database.open(new Workspace(home), url))
                .withMessageStartingWith("DATABASE_URL")
                .withMessageContainingAll(words)
                .withMessageNotContainingAny("s3cret", PASSWORD, ENCODED_PASSWORD, "\n")
                .satisfies(problem -> assertThat(problem.sentences()).hasSize(1));
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
