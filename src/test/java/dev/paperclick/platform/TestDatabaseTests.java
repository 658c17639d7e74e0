package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {

    @Test
    void databasesDoNotSeeEachOther() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            one.jdbc()
                    .sql("insert into user_candidate_info (user_id, full_name) values ('steve', 'Steve Glen')")
                    .update();

            assertThat(count(one)).isEqualTo(1);
            assertThat(count(other)).isZero();
        }
    }

    @Test
    void sessionsAreNotInUtc() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String driver =
                    database.jdbc().sql("show timezone").query(String.class).single();
            assertThat(driver).isEqualTo(System.getProperty("user.timezone")).isNotIn("UTC", "Etc/UTC", "GMT");

            String others = database.jdbc().sql("""
                            select array_to_string(setconfig, ',')
                              from pg_db_role_setting
                              join pg_database on pg_database.oid = setdatabase
                             where datname = current_database()
                            """).query(String.class).single();
            assertThat(others).isEqualTo("TimeZone=Pacific/Chatham");
        }
    }

    @Test
    void serverOfAKilledJvmIsRemovedByTheNext() {
        Path killedHome;
        PostmasterPid killedServer;
        try (ChildJvm killed = ChildJvm.start(WaitingTest.class)) {
            killedHome = Path.of(killed.await("server in "));
            killedServer = PostmasterPid.read(killedHome.resolve("data")).orElseThrow();
        }
        assertThat(killedServer.isRunning()).isTrue();

        try (ChildJvm next = ChildJvm.start(EndingTest.class)) {
            assertThat(next.await("server in ")).isNotEqualTo(killedHome.toString());
            assertThat(next.exitCode()).isZero();
            assertThat(killedServer.isRunning()).isFalse();
            assertThat(killedHome).doesNotExist();
        }
    }

    @Test
    void serverGoesWithItsJvm() {
        try (ChildJvm child = ChildJvm.start(EndingTest.class)) {
            Path home = Path.of(child.await("server in "));
            assertThat(child.exitCode()).isZero();
            await().until(() -> Files.notExists(home));
        }
    }

    private static int count(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from user_candidate_info")
                .query(Integer.class)
                .single();
    }

    /** A test that hangs until it is killed. */
    static final class WaitingTest {

        private WaitingTest() {}

        public static void main(String[] arguments) {
            EndingTest.main(arguments);
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** A test that ends at once. */
    static final class EndingTest {

        private EndingTest() {}

        public static void main(String[] arguments) {
            PrintStream output = System.out;
            TestDatabase.fresh();
            output.println("server in "
                    + TestHomes.folder()
                            .resolve("run-" + ProcessHandle.current().pid() + "-server"));
        }
    }
}
