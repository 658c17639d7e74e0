package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.targets.WebPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick links}, over documents that were generated. */
class LinksCommandTests {

    private static final Pattern ID = Pattern.compile("lt_[a-z]+_[0-9A-Za-z]{22}");

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;
    private WebPages pages;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        workspace.settings("paperclick.targets.networks: 127.0.0.1\n");
        workspace.write("input/two.csv", "company,title\nAcme,Clerk\nBorealis,Buyer\n");
        pages = WebPages.open();
    }

    @AfterEach
    void close() {
        pages.close();
        workspace.close();
    }

    private Result run(int code, String... arguments) {
        Result result = workspace.run(arguments);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.err()).doesNotContain("Exception");
        return result;
    }

    private static JsonNode json(Result result) {
        return JsonMapper.shared().readTree(result.out());
    }

    private List<String> manifestIds() throws IOException {
        return ID.matcher(Files.readString(workspace.path("output/two/manifest.csv")))
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private void generate() {
        run(
                0,
                "candidate",
                "set",
                "steve_glen",
                "--full-name",
                "Steve Glen",
                "--calendly-url",
                pages.url("/steve/30min"),
                "--linkedin-url",
                pages.url("/status/999"),
                "--portfolio-url",
                pages.url("/to/301/home"));
        run(0, "generate", "input/two.csv", "--candidate", "steve_glen", "--quiet");
    }

    @Test
    void aChangedCalendlyAddressIsFoundAndMendedInAllDocuments() throws IOException {
        assertThat(run(0, "links", "list").out()).startsWith("No link yet.");
        assertThat(run(0, "links", "check").out()).startsWith("No active link yet");
        assertThat(run(0, "report", "--format", "json").out()).contains("\"dead_links\" : null");
        generate();
        List<String> ids = manifestIds();
        assertThat(ids).hasSize(6);
        String old = pages.url("/steve/30min");
        String fresh = pages.url("/steve/intro");
        pages.set("/steve/30min", 404);

        assertThat(run(1, "links", "check").out())
                .contains("dead    " + old + System.lineSeparator() + "        is not there (404)")
                .contains("has moved for good: " + pages.url("/home"))
                .contains("Looked at 3 pages.")
                .contains("0 fine, 1 moved, 1 dead, 1 unsure.")
                .contains("links repoint");
        JsonNode again = json(run(1, "links", "check", "--json"));
        assertThat(again.get("left_alone").asInt()).isEqualTo(3);
        assertThat(again.get("targets").size()).isEqualTo(3);
        assertThat(run(0, "links", "list", "--state", "dead").out())
                .contains("Calendly  Acme, Clerk", "Calendly  Borealis, Buyer", "2 links.")
                .contains("0 clicks by people", "is not there (404)");
        assertThat(run(0, "report", "--format", "json").out()).contains("\"dead_links\" : 2");
        assertThat(run(0, "report").out()).contains("2 links lead to a page that is not there any more");

        assertThat(run(0, "links", "repoint", "--from", old, "--to", fresh, "--dry-run")
                        .out())
                .contains("2 links would lead to " + fresh + ".");
        assertThat(run(0, "links", "repoint", "--from", old, "--to", fresh).out())
                .contains("2 links lead to " + fresh + " now.")
                .contains("The profile of steve_glen still has the old address")
                .contains("candidate set steve_glen --calendly-url URL");
        assertThat(run(2, "links", "repoint", "--from", old, "--to", fresh).err())
                .contains("No link leads to '" + old + "'");
        run(0, "candidate", "set", "steve_glen", "--calendly-url", fresh);
        run(0, "generate", "input/two.csv", "--candidate", "steve_glen", "--quiet");

        assertThat(manifestIds()).isEqualTo(ids);
        assertThat(json(run(0, "links", "list", "--json")).get("found").asInt()).isEqualTo(6);
        assertThat(run(0, "links", "check", "--candidate", "steve_glen").out())
                .contains("Looked at 1 page, and not again at 2 pages")
                .contains("1 fine, 1 moved, 0 dead, 1 unsure.");
    }

    @Test
    void linksAreDeactivatedAndClicksOnThemAreTold() {
        generate();
        JsonNode links = json(run(0, "links", "list", "--function", "calendly", "--json"))
                .get("links");
        assertThat(links.size()).isEqualTo(2);
        String id = links.get(0).get("tracking_id").asString();
        String application = links.get(0).get("application_id").asString();
        click(id);

        assertThat(run(0, "links", "deactivate", id, "--dry-run").out()).contains("1 link would be inactive.");
        assertThat(run(0, "links", "deactivate", id).out()).contains("1 link is inactive now.");
        assertThat(run(0, "links", "deactivate", id).out())
                .contains("No link is inactive now. 1 link had been inactive before.");
        assertThat(run(0, "links", "list", "--state", "missed").out()).contains("No such link.");
        click(id);

        assertThat(run(0, "links", "list", "--state", "missed").out())
                .contains(id + "  2 clicks by people, inactive: 1 click since then", "1 link.");
        assertThat(run(0, "links", "activate", "--application", application).out())
                .contains("1 link is active now. 2 links had been active before.");
        assertThat(run(0, "links", "list", "--state", "inactive").out()).contains("No such link.");
    }

    private void click(String id) {
        workspace.database().jdbc().sql("""
                insert into link_clicks (tracking_id, clicked_at, click_source, method, verdict, reasons)
                values (:id, clock_timestamp(), 'email', 'GET', 'human', '{navigation}')
                """).param("id", id).update();
    }

    @Test
    void theJobLooksAndSaysWhatItFound() throws IOException {
        workspace.write("jobs/link-check.yml", Files.readString(Path.of("jobs/link-check.yml")));
        generate();
        pages.set("/steve/30min", 410);

        assertThat(run(0, "jobs").out()).contains("link-check");
        Result done = run(0, "run", "link-check");

        assertThat(done.out()).contains("3 read");
        assertThat(run(0, "links", "list", "--state", "dead").out()).contains("is gone for good (410)");
    }

    @Test
    void wrongUseIsTold() {
        assertThat(run(2, "links", "repoint", "--to", "https://a.example").err())
                .contains("Say which links");
        assertThat(run(2, "links", "deactivate").err()).contains("Say which links");
        assertThat(run(2, "links", "deactivate", "lt_calendly_0000", "nonsense").err())
                .contains("no link 'lt_calendly_0000'", "no link 'nonsense'");
        assertThat(run(2, "links", "activate", "--application", "none").err()).contains("'none' has no links");
        assertThat(run(2, "links", "list", "--state", "deed").err()).contains("--state has 'deed'");
        assertThat(run(2, "links", "check", "--workers", "0").err()).contains("--workers is 0");
        assertThat(run(2, "links", "check", "--candidate", "nobody").err()).contains("no candidate 'nobody'");
        Matcher usage = Pattern.compile("check|list|repoint|deactivate|activate")
                .matcher(run(0, "links").out());
        assertThat(usage.results().count()).isGreaterThanOrEqualTo(5);
    }
}
