package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.ThreadProperties;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far applications are, as {@code paperclick applications} takes it over and shows it. */
class ApplicationsCommandTests {

    private static final String LIST = """
            company,title,job_url,stage,applied_at,source
            Acme,Engineer,https://jobs.example.com/1,applied,2026-11-02,LinkedIn
            Beta,Cook,,saved,,Indeed
            Gamma,Pilot,,,,
            """;

    @TempDir
    Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void generate() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        workspace.write("input/three.csv", LIST);
        Result made =
                workspace.run("generate", workspace.path("input/three.csv").toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void takesStagesOverFromATrackersExport() throws IOException {
        Result imported = imports("""
                Status;Employer;Role;Link;Date Applied
                Interviewing;ACME;engineer;https://jobs.example.com/1/;2026-11-02
                submitted;Beta;Cook;;2026-11-20
                ;Gamma;Pilot;;
                """);

        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out())
                .contains("Stages            2 applications")
                .contains("Unchanged         1 applications")
                .doesNotContain("Unknown", "Rejected", "Left alone");
        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("interview");
        assertThat(history("Acme")).containsExactly("applied 2026-11-02", "interview now");
        assertThat(one("Beta").path("applied_at").stringValue()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(history("Beta")).containsExactly("applied 2026-11-20", "saved now");
        assertThat(one("Gamma").path("stage").isNull()).isTrue();
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        String list = LIST.replace("applied,2026", "interview,2026");
        imports(list);
        List<String> before = history("Acme");

        Result again = imports(list);

        assertThat(again.out()).contains("Stages            0 ").contains("Unchanged         3 ");
        assertThat(history("Acme")).isEqualTo(before);
    }

    @Test
    void leavesAloneWhatIsFurtherThanTheListSays() throws IOException {
        imports(LIST.replace("applied,2026", "offer,2026"));

        Result stale = imports(LIST);

        assertThat(stale.exitCode()).isZero();
        assertThat(stale.out())
                .contains("Left alone        1 ")
                .contains("line 2: Acme, Engineer is at 'offer', the list says 'applied'");
        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("offer");
    }

    @Test
    void goesBackWhenForcedAndKeepsTheHistory() throws IOException {
        imports(LIST.replace("applied,2026", "offer,2026"));

        Path list = workspace.write("input/tracker.csv", LIST);
        Result forced = workspace.run("applications", "import", "--force", list.toString());

        assertThat(forced.out()).contains("Stages            1 ");
        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("applied");
        assertThat(history("Acme")).containsExactly("applied 2026-11-02", "offer now, taken back");

        imports(LIST.replace("applied,2026", "offer,2026"));

        assertThat(history("Acme")).containsExactly("applied 2026-11-02", "offer now");
    }

    @Test
    void tellsOfApplicationsThatNothingWasGeneratedForAndMakesNone() throws IOException {
        Result imported = imports("company,title,stage\nBeta,Cook,applied\nNobody,Diver,offer\n");

        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out())
                .contains("Unknown           1 rows of applications that nothing was generated for")
                .contains("line 3: Nobody, Diver");
        assertThat(listed("--json").path("found").intValue()).isEqualTo(3);
    }

    @Test
    void tellsAllThatIsWrongWithRowsAndTakesTheOthers() throws IOException {
        Result imported = imports("""
                company,title,stage,applied_at,application_id
                Beta,Cook,applied,yesterday,
                ,Nurse,offer,,
                Gamma,Pilot,screening,,
                """);

        assertThat(imported.exitCode()).isEqualTo(1);
        assertThat(imported.out())
                .contains("Rejected          2 rows")
                .contains("line 2: applied_at 'yesterday' is not a date")
                .contains("line 3: company is empty");
        assertThat(one("Gamma").path("stage").stringValue()).isEqualTo("screening");
        assertThat(one("Beta").path("stage").stringValue()).isEqualTo("saved");
    }

    @Test
    void keepsAWordThatItDoesNotKnowAndSaysSo() throws IOException {
        Result imported = imports(LIST.replace("applied,2026", "Coffee chat,2026"));

        assertThat(imported.out()).contains("'Coffee chat' (line 2) is no stage that Paperclick has a place for");
        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("Coffee chat");
        assertThat(listed("--json", "--stage", "coffee CHAT").path("found").intValue())
                .isEqualTo(1);
    }

    @Test
    void generatingFromAnOlderListDoesNotTakeAnApplicationBack() throws IOException {
        imports(LIST.replace("applied,2026-11-02", "interview,2026-11-03"));

        workspace.run("generate", "--force", workspace.path("input/three.csv").toString());

        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("interview");
        assertThat(history("Acme")).containsExactly("applied 2026-11-02", "interview now");
    }

    @Test
    void takesThousandsOfRows() throws IOException {
        StringBuilder list = new StringBuilder("company,title,stage,job_url\n");
        for (int row = 0; row < 3_000; row++) {
            list.append("Company ").append(row).append(",Engineer,applied,\n");
        }
        list.append(
                "Acme,Engineer,screening,https://jobs.example.com/1\nAcme,Engineer,offer,https://jobs.example.com/1\n");

        Result imported = imports(list.toString());

        assertThat(imported.out())
                .contains("Stages            1 ")
                .contains("Unknown       3,000 rows")
                .contains("and 2990 more; --all shows them")
                .contains("Rejected          1 rows", "line 3003: the row is the same application as line 3002");
        assertThat(one("Acme").path("stage").stringValue()).isEqualTo("screening");
    }

    @Test
    void findsApplications() {
        assertThat(companies("--stage", "saved,applied")).containsExactlyInAnyOrder("Acme", "Beta");
        assertThat(companies("--stage", "wishlist")).containsExactly("Beta");
        assertThat(companies("--stage", "none")).containsExactly("Gamma");
        assertThat(companies("--company", "amm")).containsExactly("Gamma");
        assertThat(companies("--source", "linkedin")).containsExactly("Acme");
        assertThat(companies("--candidate", "steve_glen")).hasSize(3);
        assertThat(companies("--since", "2026-11-02", "--source", "linkedin")).containsExactly("Acme");
        assertThat(companies("--since", "2026-11-03", "--source", "linkedin")).isEmpty();
        assertThat(companies("--limit", "1")).hasSize(1);
    }

    @Test
    void showsATableThatFitsTheTerminal() {
        assertThat(table(100)).contains("Stage    Since       Applied     Source    Company  Title\n");
        assertThat(table(100).lines())
                .anyMatch(line -> line.startsWith("applied  2026-11-02  2026-11-02  LinkedIn  Acme     Engineer"));
        assertThat(table(50)).contains("Acme, Engineer\n  applied since 2026-11-02, LinkedIn");
        assertThat(table(40).lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThat(workspace.run("applications", "list", "--company", "zzz").out())
                .contains("No such application");
        assertThat(workspace.run("applications", "list", "--candidate", "zzz").exitCode())
                .isEqualTo(2);
        assertThat(workspace.run("applications", "list", "--since", "soon").exitCode())
                .isEqualTo(2);
    }

    private String table(int columns) {
        return ThreadProperties.with(
                "paperclick.columns.out",
                String.valueOf(columns),
                () -> workspace.run("applications", "list").out());
    }

    private Result imports(String list) throws IOException {
        return workspace.run(
                "applications",
                "import",
                workspace.write("input/tracker.csv", list).toString());
    }

    private List<String> companies(String... filter) {
        return listed(concat("--json", filter))
                .path("applications")
                .valueStream()
                .map(application -> application.path("company").stringValue())
                .toList();
    }

    private JsonNode one(String company) {
        return listed("--json", "--company", company).path("applications").path(0);
    }

    /** The stages with their dates, those of today as "now". */
    private List<String> history(String company) {
        return one(company)
                .path("stages")
                .valueStream()
                .map(stage -> {
                    String date = stage.path("entered_at").stringValue();
                    return stage.path("stage").stringValue()
                            + (date.endsWith("T00:00:00Z") ? " " + date.substring(0, 10) : " now")
                            + (stage.path("taken_back_at").isNull() ? "" : ", taken back");
                })
                .toList();
    }

    private JsonNode listed(String... options) {
        return JsonMapper.shared()
                .readTree(workspace
                        .run(concat("applications", concat("list", options)))
                        .out());
    }

    private static String[] concat(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
