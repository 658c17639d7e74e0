package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paperclick.Waits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gate in front of an existing database that is not as it should be, or goes away. */
class DatabaseWatchTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseWatch.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @TempDir
    private Path folder;

    private TestDatabase external;
    private DatabaseGate gate;

    @BeforeEach
    void makeDatabase() {
        external = TestDatabase.empty();
        gate = new DatabaseGate(
                () -> OpenDatabase.of(Database.open(new Workspace(folder), external.psqlUrl()), Patience.OF_A_SERVER));
        told.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(told);
    }

    @AfterEach
    void dropDatabase() {
        logger.detachAppender(told);
        logger.setLevel(null);
        gate.close();
        external.close();
    }

    @Test
    void nobodyPassesBeforeTheSchemaIsThere() throws InterruptedException, SQLException {
        assertTurnedBack();
        try (DatabaseWatch watch = DatabaseWatch.start(gate)) {
            watch.awaitFirstAttempt(Waits.LONG);

            assertThat(links()).isZero();
            assertThat(warnings()).isEmpty();
            try (Connection connection = gate.getConnection()) {
                assertThat(connection.getNetworkTimeout())
                        .as("no thread hangs for ever")
                        .isEqualTo(30_000);
            }
        }
    }

    @Test
    void whatAPersonMustMendIsToldOnceAndTriedUntilItIsMended() throws InterruptedException {
        external.jdbc().sql("create table invoices (n integer)").update();
        try (DatabaseWatch watch = DatabaseWatch.start(gate)) {
            watch.awaitFirstAttempt(Waits.LONG);
            assertTurnedBack();
            assertThat(warnings()).singleElement().asString().contains("tables that are not Paperclick's", "Going on");

            external.jdbc().sql("drop table invoices").update();

            await().atMost(Waits.LONG)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(links()).isZero());
            assertThat(warnings()).hasSize(1);
            await().atMost(Waits.LONG)
                    .untilAsserted(() -> assertThat(told.list)
                            .extracting(ILoggingEvent::getFormattedMessage)
                            .endsWith("The database is there."));
        }
    }

    @Test
    void whileItIsAwayEverybodyIsTurnedBackAtOnce() throws InterruptedException {
        try (DatabaseWatch watch = DatabaseWatch.start(gate)) {
            watch.awaitFirstAttempt(Waits.LONG);
            assertThat(links()).isZero();

            external.shut();
            await().atMost(Waits.LONG).untilAsserted(this::assertTurnedBack);
            external.reopen();

            await().atMost(Waits.LONG)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(links()).isZero());
            assertThat(warnings())
                    .singleElement()
                    .asString()
                    .contains("does not answer")
                    .doesNotContain("password");
        }
    }

    @Test
    void aPoolInFullUseIsNoOutage() throws InterruptedException, SQLException {
        try (DatabaseWatch watch = DatabaseWatch.start(gate)) {
            watch.awaitFirstAttempt(Waits.LONG);
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(gate.getConnection());
            }
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(gate::getConnection)
                    .withMessageContaining("total=10");
            for (Connection connection : all) {
                connection.close();
            }
            assertThat(links()).isZero();
            assertThat(warnings()).isEmpty();
        }
    }

    private void assertTurnedBack() {
        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(() -> gate.getConnection().close())
                .withMessage("the database is away");
    }

    private long links() {
        return JdbcClient.create(gate)
                .sql("select count(*) from link_tracking")
                .query(Long.class)
                .single();
    }

    private List<String> warnings() {
        return told.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
