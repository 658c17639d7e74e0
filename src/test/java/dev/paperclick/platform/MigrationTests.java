package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationTests {

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void leavesASchemaThatIsUpToDateAlone() {
        int before = migrations();

        migrate(database);

        assertThat(migrations()).isEqualTo(before).isPositive();
    }

    @Test
    void refusesTablesOfOthers() {
        try (TestDatabase others = TestDatabase.empty()) {
            others.jdbc().sql("create table invoices (n integer)").update();

            assertRefused(others, "already holds tables that are not Paperclick's");

            assertThat(others.jdbc()
                            .sql("select tablename from pg_tables where schemaname = 'public'")
                            .query(String.class)
                            .list())
                    .containsExactly("invoices");
        }
    }

    @Test
    void refusesTheSchemaOfANewerProgram() {
        database.jdbc().sql("""
                        insert into flyway_schema_history
                               (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 'paperclick', 1, true)
                        """).update();

        assertRefused(database, "newer Paperclick");
    }

    @Test
    void refusesTheSchemaOfAnotherBuild() {
        database.jdbc()
                .sql("update flyway_schema_history set checksum = 1 where version = '002'")
                .update();

        assertRefused(database, "another build of Paperclick");
    }

    @Test
    void tellsAUserWhoMayNotMakeTables() {
        try (TestDatabase empty = TestDatabase.empty()) {
            empty.asSuperuser("alter schema public owner to postgres");
            assertRefused(empty, "may not make tables");
        }
    }

    @Test
    void aMigrationThatFailsIsNoMistakeOfTheUser() {
        try (TestDatabase empty = TestDatabase.empty()) {
            Flyway broken = Flyway.configure()
                    .dataSource(empty.dataSource())
                    .locations("classpath:samples/platform/broken-migration")
                    .load();

            assertThatThrownBy(() -> new Migration("a database").run(broken)).isInstanceOf(FlywayException.class);
        }
    }

    private int migrations() {
        return database.jdbc()
                .sql("select count(*) from flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(TestDatabase database, String words) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> migrate(database))
                .withMessageContainingAll("postgresql://a-database", words)
                .returns(1, problem -> problem.sentences().size());
    }

    private static void migrate(TestDatabase database) {
        new Migration("postgresql://a-database")
                .run(Flyway.configure().dataSource(database.dataSource()).load());
    }
}
