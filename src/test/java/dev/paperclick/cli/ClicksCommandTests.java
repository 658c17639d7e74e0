package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClicksCommandTests {

    private static final String HOSTILE = "Evil\u001b[31m\u0007\u009b2J\u202Emoor\u2066 中文 \"quoted\"";

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
    void withoutClicksItSaysWhatToDo() {
        Result empty = workspace.run("clicks");

        assertThat(empty.exitCode()).isZero();
        assertThat(empty.out()).contains("No click in the last 7 days.").contains("paperclick serve");
        assertThat(workspace.run("clicks", "--verdict", "human", "--days", "1").out())
                .contains("No such click today.");
    }

    @Test
    void tellsEverythingAboutAClick() {
        click("a", "203.0.113.9", "Mozilla/5.0 Chrome", "human", "{navigation,browser}");
        click("b", "2001:db8:7:1::5", null, "automated", "{http_client}");

        String out = workspace.run("clicks").out();

        assertThat(out)
                .contains("human      Calendly  resume  email  Tech Corp, Manager")
                .contains("navigation, browser  203.0.113.0/24  Mozilla/5.0 Chrome")
                .contains("http_client  2001:db8:7::/48  (no user agent)")
                .contains("2 clicks; times are those of");
        assertThat(workspace.run("clicks", "--verdict", "AUTOMATED").out())
                .contains("1 click;")
                .doesNotContain("navigation");
        assertThat(workspace.run("clicks", "--limit", "1").out()).contains("The newest 1 of 2 clicks");
        assertThat(workspace.run("clicks", "--link", "lt_calendly_000a").out()).contains("1 click;");
        assertThat(workspace.run("clicks", "--application", "app").out()).contains("2 clicks;");
    }

    @Test
    void hostileUserAgentsAreHarmless() {
        click("a", "203.0.113.9", HOSTILE, "uncertain", "{unknown_agent}");

        String text = workspace.run("clicks").out();
        String json = workspace.run("clicks", "--json").out();

        assertThat(text).contains("moor").doesNotContain("\u001b", "\u0007", "\u009b", "\u202E", "\u2066");
        assertThat(json.chars().filter(c -> c != '\n' && c != '\r')).allMatch(c -> c >= ' ' && c < 127);
        JsonNode click = JsonMapper.shared().readTree(json).get("clicks").get(0);
        assertThat(click.get("user_agent").stringValue()).isEqualTo(HOSTILE);
        assertThat(click.get("network").stringValue()).isEqualTo("203.0.113.0/24");
        assertThat(click.get("reasons").get(0).stringValue()).isEqualTo("unknown_agent");
    }

    @Test
    void judgesAgainAndSaysWhatChanged() {
        click("a", "40.107.1.1", "Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/142.0.0.0", "human", "{browser}");

        assertThat(workspace.run("clicks", "reclassify").out())
                .contains("Judged 1 click again, 1 changed.")
                .contains("1  human → automated      +scanner_certain");
        assertThat(workspace.run("clicks", "reclassify").out()).contains("Judged 1 click again, none changed.");
        assertThat(workspace.run("clicks", "reclassify", "--days", "0").exitCode())
                .isEqualTo(2);
    }

    @Test
    void tellsItsRulesAndWhatItCouldNotRead() throws IOException {
        assertThat(workspace.run("clicks", "rules").out())
                .contains("crawler-user-agents 1.60.0")
                .contains("8 certain")
                .contains("Lines skipped    0");

        workspace.write("own.txt", "192.0.2.0/24 certain\nnonsense\n");
        workspace.settings(
                "paperclick.clicks:\n  scanner-networks: own.txt\n  own-addresses: 203.0.113.5, 10.0.0.0/8\n");

        Result own = workspace.run("clicks", "rules");
        assertThat(own.out())
                .contains("own.txt: 1 certain, 0 probable")
                .contains("line 2: nonsense")
                .contains("Own addresses    2");
    }

    @Test
    void wrongSettingsAreNamed() throws IOException {
        workspace.settings("paperclick.clicks:\n  own-addresses: here\n");

        Result wrong = workspace.run("clicks", "rules");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("OWN_ADDRESSES has 'here'");
    }

    @Test
    void candidatesHaveATokenThatCanBeRenewed() {
        workspace.run("candidate", "set", "ann", "--full-name", "Ann Ng");

        String first = workspace.run("candidate", "token", "ann").out().strip();
        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(workspace.run("candidate", "show", "ann").out()).contains("?notrack=" + first);
        String renewed =
                workspace.run("candidate", "token", "ann", "--renew").out().strip();
        assertThat(renewed).matches("[0-9a-f]{32}").isNotEqualTo(first);
        assertThat(workspace.run("candidate", "token", "ann").out().strip()).isEqualTo(renewed);
        assertThat(workspace.run("candidate", "token", "nobody").exitCode()).isEqualTo(2);
    }

    private void click(String link, String address, String agent, String verdict, String reasons) {
        workspace.run("db", "status");
        var jdbc = workspace.database().jdbc();
        jdbc.sql("""
                with candidate as (
                    insert into user_candidate_info (user_id, full_name)
                    values ('ann', 'Ann Ng') on conflict do nothing
                )
                insert into job_applications (application_id, user_id, job_id, company, title, content_hash, tracked,
                                              resume_path, resume_sha256, cover_letter_path, cover_letter_sha256,
                                              generated_at)
                values ('app', 'ann', 'job', 'Tech Corp', 'Manager', '', true, '', '', '', '', now())
                    on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into link_tracking (tracking_id, user_id, application_id, link_function, original_url, redirect_url)
                values (:id, 'ann', 'app', 'Calendly', 'https://example.com/' || :id, 'http://localhost')
                """).param("id", "lt_calendly_000" + link).update();
        jdbc.sql("""
                insert into link_clicks (tracking_id, clicked_at, ip_address, user_agent, click_source, document, method,
                                         verdict, reasons)
                values (:id, now(), cast(:address as inet), :agent, 'email', 'resume', 'GET', :verdict,
                        cast(:reasons as text[]))
                """)
                .param("id", "lt_calendly_000" + link)
                .param("address", address)
                .param("agent", agent)
                .param("verdict", verdict)
                .param("reasons", reasons)
                .update();
    }
}
