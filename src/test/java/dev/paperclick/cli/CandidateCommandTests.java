package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateCommandTests {

    @TempDir
    Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void importsShowsAndLists() {
        Result imported = workspace.run(
                "candidate", "import", workspace.path("input/candidate.json").toString());

        assertThat(imported.out()).contains("Imported Steve Glen as candidate steve_glen.");
        assertThat(workspace.run("candidate", "list").out()).contains("steve_glen  Steve Glen");
        assertThat(workspace.run("candidate", "show", "steve_glen").out())
                .contains("https://calendly.com/steve-glen/30min")
                .contains("https://linkedin.com/in/steve-glen")
                .contains("https://steveglen.com")
                .containsPattern("Resume .*education");
    }

    @Test
    void setsAndRemovesSingleValues() {
        assertThat(workspace
                        .run("candidate", "set", "ann", "--full-name", "Ann Ng", "--phone", "1")
                        .exitCode())
                .isZero();
        workspace.run("candidate", "set", "ann", "--calendly-url", "calendly.com/ann", "--phone", "");

        assertThat(workspace.run("candidate", "show", "ann").out())
                .contains("Ann Ng")
                .contains("https://calendly.com/ann")
                .containsPattern("Phone +–");
    }

    @Test
    void aNewImportKeepsWhatItDoesNotSay() {
        String file = workspace.path("input/candidate.json").toString();
        workspace.run("candidate", "import", file);
        workspace.run("candidate", "set", "steve_glen", "--base-redirect-url", "https://go.steveglen.com/t");

        workspace.run("candidate", "import", file);

        assertThat(workspace.run("candidate", "show", "steve_glen").out()).contains("https://go.steveglen.com/t");
    }

    @Test
    void refusesInOneSentence() {
        assertThat(workspace.run("candidate", "show", "nobody")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("There is no candidate 'nobody'");
        });
        assertThat(workspace.run("candidate", "set", "new").err()).contains("Nothing to set");
        assertThat(workspace.run("candidate", "set", "new", "--phone", "1").err())
                .contains("give a --full-name");
        assertThat(workspace
                        .run("candidate", "set", "new", "--full-name", "N", "--linkedin-url", "javascript:alert(1)")
                        .err())
                .contains("--linkedin-url 'javascript:alert(1)' is not a web address");
        assertThat(workspace.run("candidate", "set", "a b", "--full-name", "N").err())
                .contains("'a b' cannot be a candidate's id");
    }

    /** The statement of the user guide that the product was asked for with, as written there. */
    @Test
    void theAddressOfDbUrlTakesSqlTypedByHand() throws SQLException, IOException {
        workspace.run(
                "candidate", "import", workspace.path("input/candidate.json").toString());
        Result url = workspace.run("db", "url");
        assertThat(url.out().strip()).isEqualTo(workspace.database().psqlUrl());

        try (Connection connection = DriverManager.getConnection(
                        workspace.database().jdbcUrl(),
                        workspace.database().user(),
                        workspace.database().password());
                Statement statement = connection.createStatement()) {
            int updated = statement.executeUpdate("""
                    UPDATE user_candidate_info
                    SET
                        calendly_url = 'https://calendly.com/steve-glen/60min',
                        linkedin_url = 'https://linkedin.com/in/steve-glen',
                        portfolio_url = 'https://steveglen.com'
                    WHERE user_id = 'steve_glen';
                    """);
            assertThat(updated).isEqualTo(1);
        }
        assertThat(workspace.run("candidate", "show", "steve_glen").out()).contains("/60min");
    }

    @Test
    void dbStatusSaysWhereTheDataAreAndNoPassword() {
        Result status = workspace.run("db", "status");

        assertThat(status.out())
                .contains("existing, PostgreSQL 17")
                .contains("127.0.0.1")
                .doesNotContain(workspace.database().password());
    }
}
