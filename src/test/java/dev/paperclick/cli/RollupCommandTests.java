package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.clicks.IngestedClick;
import dev.paperclick.clicks.Verdict;
import dev.paperclick.links.DocumentMark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick rollup}. */
class RollupCommandTests {

    private static final String LINK = "lt_calendly_000a";

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        workspace.settings("paperclick.reports.zone: America/Edmonton\n");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private String run(int code, String... arguments) {
        Result result = workspace.run(arguments);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        return result.out() + result.err();
    }

    private void insert(IngestedClick... clicks) throws SQLException {
        try (Connection connection = workspace.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            IngestedClick.insert(List.of(clicks), connection);
            connection.commit();
        }
    }

    private static IngestedClick click(long id, String at, String session) {
        return new IngestedClick(id, LINK, Instant.parse(at), session, Verdict.HUMAN, DocumentMark.RESUME);
    }

    @Test
    void withoutClicksItSaysSo() {
        assertThat(run(0, "rollup")).contains("Nothing has changed since it was last counted.");
        assertThat(run(0, "rollup", "status")).contains("nothing yet").contains("America/Edmonton");
        assertThat(run(2, "rollup", "rebuild")).contains("There is no click yet, so there is nothing to count.");
    }

    @Test
    void countsWhatIsNewAndFindsWhatIsWrong() throws SQLException {
        // midnight in Edmonton is at seven
        insert(
                click(1, "2026-11-18T06:59:59.999999Z", "s1"),
                click(2, "2026-11-18T07:00:00Z", "s1"),
                click(3, "2026-11-18T20:30:00Z", "s2"));
        assertThat(run(0, "rollup", "status")).contains("To be counted    1 day (UTC): 2026-11-18");
        assertThat(run(0, "rollup")).contains("Counted 1 day (UTC) that had changed.");
        assertThat(run(0, "rollup", "status"))
                .contains("Counted          2 days with clicks, 2026-11-17 to 2026-11-18")
                .contains("Clicks counted   3")
                .contains("To be counted    nothing");
        assertThat(run(0, "rollup", "rebuild"))
                .contains("Counted 2 days anew, 2026-11-17 to 2026-11-18: no number was wrong.");

        workspace.database().jdbc().sql("""
                update click_days set human = 9, last_human_at = null where day = '2026-11-18'
                """).update();

        assertThat(run(1, "rollup", "rebuild", "--from", "2026-11-18"))
                .contains("Counted 1 day anew, 2026-11-18 to 2026-11-18: 2 numbers were wrong, now right.")
                .contains("2026-11-18  " + LINK + " resume direct  human: 2 instead of 9")
                .contains("2026-11-18  " + LINK + " resume direct  last: 2026-11-18T20:30:00Z instead of never");
        workspace.database().jdbc().sql("delete from day_totals").update();
        JsonNode json = JsonMapper.shared().readTree(run(1, "rollup", "rebuild", "--json"));
        assertThat(json.get("days").intValue()).isEqualTo(2);
        assertThat(json.get("differences").get(0).propertyNames())
                .containsExactly(
                        "day", "due", "tracking_id", "candidate_id", "document", "source", "what", "rollup", "recount");
        assertThat(json.get("differences")
                        .valueStream()
                        .map(one -> one.get("day").stringValue()
                                + one.get("candidate_id").stringValue() + " "
                                + one.get("what").stringValue() + " "
                                + one.get("recount").intValue()))
                .containsExactly(
                        "2026-11-17 human of the day 1",
                        "2026-11-17 visitors of the day 1",
                        "2026-11-17* human of the day 1",
                        "2026-11-17* visitors of the day 1",
                        "2026-11-18 human of the day 2",
                        "2026-11-18 visitors of the day 2",
                        "2026-11-18* human of the day 2",
                        "2026-11-18* visitors of the day 2");
        assertThat(run(0, "rollup", "rebuild")).contains("no number was wrong");
        assertThat(run(2, "rollup", "rebuild", "--from", "2026-11-20", "--to", "2026-11-18"))
                .contains("--from 2026-11-20 and --to 2026-11-18");
    }
}
