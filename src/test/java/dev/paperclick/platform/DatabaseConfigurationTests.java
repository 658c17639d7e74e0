package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the application context makes it. */
class DatabaseConfigurationTests {

    private TestDatabase external;

    @BeforeEach
    void makeDatabase() {
        external = TestDatabase.empty();
    }

    @AfterEach
    void dropDatabase() {
        external.close();
    }

    @Test
    void migratesAnEmptyDatabase() {
        try (ConfigurableApplicationContext context = start(external.psqlUrl())) {
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from link_tracking")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(context.getBean(JobRepository.class).getJobNames()).isEmpty();
        }
    }

    @Test
    void poolIsNamedAndBounded() throws SQLException {
        try (ConfigurableApplicationContext context = start(external.psqlUrl())) {
            HikariDataSource pool = pool(context);
            assertThat(pool.getPoolName()).isEqualTo("paperclick");
            assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select current_setting('application_name')")
                            .query(String.class)
                            .single())
                    .startsWith("paperclick ");
        }
    }

    @Test
    void theEmbeddedServerStopsWhenTheContextCloses(@TempDir Path folder) throws SQLException {
        try (TestWorkspace workspace = TestWorkspace.used(folder)) {
            ConfigurableApplicationContext context = start("", "test.home=" + folder);
            HikariDataSource pool = pool(context);
            assertThat(context.getBean(Database.class).isEmbedded()).isTrue();
            assertThat(workspace.server()).isPresent();

            context.close();

            assertThat(pool.isClosed()).isTrue();
            assertThat(workspace.server()).isEmpty();
        }
    }

    @Test
    void aDatabaseWithTablesOfOthersIsRefused() {
        external.jdbc().sql("create table invoices (n integer)").update();

        assertThat(problem(external.psqlUrl()))
                .contains("already holds tables that are not Paperclick's", "DATABASE_URL")
                .doesNotContain(external.password());
        assertThat(external.jdbc()
                        .sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPortThatIsNoneIsTold() {
        assertThat(problem("", "paperclick.database.port=5432x")).contains("PAPERCLICK_DB_PORT", "'5432x'");
    }

    private static HikariDataSource pool(ConfigurableApplicationContext context) throws SQLException {
        return context.getBean(DataSource.class).unwrap(HikariDataSource.class);
    }

    private static String problem(String url, String... settings) {
        Throwable failure = catchThrowable(() -> start(url, settings).close());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserProblem problem) {
                assertThat(problem.sentences()).hasSize(1);
                return problem.getMessage();
            }
        }
        throw new AssertionError("no problem that the user can mend", failure);
    }

    private static ConfigurableApplicationContext start(String url, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--paperclick.database.url=" + url));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DatabaseConfiguration.class)
    static class Application {

        @Bean
        Workspace workspace(@Value("${test.home:target}") Path home) {
            return new Workspace(home);
        }
    }
}
