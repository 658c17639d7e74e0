package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Docx;
import dev.paperclick.PaperclickProcess;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code paperclick generate} makes of lists, first, again, and after changes. */
class GenerateTests {

    private static final String LIST = """
            company,title,job_id,application_id,opening_paragraph,body_paragraphs
            Acme,Engineer,J-1,A-1,I like Acme.,First reason.|Not a list | Second reason.
            Beta,Cook,J-2,A-2,,
            """;

    @TempDir
    Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        workspace.write("input/two.csv", LIST);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void tellsProgramsTheSummary() throws IOException {
        workspace.write("input/two.csv", LIST + ",Nobody,J-3,A-3,,\n");

        Result result = workspace.run(
                "generate", "--json", workspace.path("input/two.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(Files.readString(workspace.path("output/two/summary.json")));
        JsonNode summary = JsonMapper.shared().readTree(result.out());
        assertThat(summary.path("output").stringValue())
                .isEqualTo(workspace.path("output/two").toString());
        assertThat(summary.path("generated").intValue()).isEqualTo(2);
        assertThat(summary.path("rejected").intValue()).isEqualTo(1);
        assertThat(summary.path("rejected_file").stringValue()).isEqualTo("rejected.csv");
        assertThat(summary.path("archive").isNull()).isTrue();
    }

    @Test
    void aDryRunTellsWhatWouldBeMadeAndWritesNothing() throws IOException {
        workspace.write("input/two.csv", LIST + ",Nobody,J-3,A-3,,\n");
        String list = workspace.path("input/two.csv").toString();

        Result words = workspace.run("generate", "--dry-run", list);
        Result document = workspace.run("generate", "--dry-run", "--json", list);

        assertThat(words.exitCode()).as(words.err()).isEqualTo(1);
        assertThat(words.out())
                .contains("Line 4: company", "is opening_paragraph", "Line 2 will be used as", "Nothing was written.");
        assertThat(document.exitCode()).as(document.err()).isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(document.out());
        assertThat(report.path("rows").intValue()).isEqualTo(3);
        assertThat(report.path("rejected").intValue()).isEqualTo(1);
        assertThat(workspace.path("output/two")).doesNotExist();
        assertThat(workspace.database().jdbc().sql("""
                                select (select count(*) from user_candidate_info) + (select count(*) from job_applications)
                                     + (select count(*) from link_tracking) + (select count(*) from generation_runs)
                                """).query(Long.class).single())
                .isZero();
    }

    @Test
    void aDryRunTellsTheVariantThatEachApplicationThenGets() throws IOException {
        for (String variant : List.of("a", "b")) {
            Files.copy(
                    workspace.path("input/templates/resume.docx"),
                    workspace.path("input/templates/resume-" + variant + ".docx"));
        }
        StringBuilder rows = new StringBuilder("company,title,application_id,template_variant\n,Nobody,A-0,\n");
        for (int i = 1; i <= 6; i++) {
            rows.append("Company ").append(i).append(",Clerk,A-").append(i).append(i == 6 ? ",own\n" : ",\n");
        }
        rows.append("Company 6,Clerk,A-6,\n");
        workspace.write("input/two.csv", rows.toString());
        String list = workspace.path("input/two.csv").toString();

        Result words = workspace.run("generate", "--dry-run", "--variants", "a,b", list);
        Result document = workspace.run("generate", "--dry-run", "--json", "--variants", "a,b", list);
        Result without = workspace.run("generate", "--dry-run", "--json", list);
        workspace.run("generate", "--variants", "a,b", list);

        List<String> told = new ArrayList<>();
        JsonMapper.shared()
                .readTree(document.out())
                .path("variants")
                .forEach(choice -> told.add(choice.path("line").intValue() + " "
                        + choice.path("application_id").stringValue() + " "
                        + choice.path("company").stringValue() + " "
                        + choice.path("variant").stringValue()));
        List<String> got = workspace
                .database()
                .jdbc()
                .sql("select application_id, company, template_variant from job_applications order by 1")
                .query((row, number) ->
                        number + 3 + " " + row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
        assertThat(told).hasSize(6).isEqualTo(got).last().isEqualTo("8 A-6 Company 6 own");
        assertThat(words.out())
                .containsPattern("Line +Variant +Application")
                .containsPattern("8 +own +Company 6, Clerk")
                .contains("own 1.", "resume-" + got.get(0).substring(got.get(0).length() - 1) + ".docx");
        assertThat(JsonMapper.shared().readTree(without.out()).path("variants")).isEmpty();
    }

    @Test
    void fillsBothDocumentsAndTracksTheirLinks() throws IOException {
        Result result = generate();

        assertThat(result.exitCode()).as(result.err()).isZero();
        Docx letter = Docx.read(document("Acme", "cover_letter"));
        assertThat(letter.text())
                .contains("I like Acme.")
                .contains("First reason.|Not a list")
                .contains("Second reason.")
                .contains("Dear Hiring Manager,")
                .contains("Steve Glen")
                .doesNotContain("{{");
        Docx resume = Docx.read(document("Acme", "resume"));
        assertThat(resume.text()).contains("Steve Glen").contains("Engineer").doesNotContain("{{");
        assertThat(resume.links()).anyMatch(link -> link.contains("/track/lt_linkedin_"));
        assertThat(String.join(" ", resume.links()))
                .doesNotContain("https://linkedin.com")
                .contains("mailto:");
        assertThat(workspace
                        .database()
                        .jdbc()
                        .sql(
                                "select link_function from link_tracking where application_id = 'A-1' and job_id = 'J-1' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("Calendly", "LinkedIn", "Portfolio");
    }

    @Test
    void doesNothingForAnUnchangedList() throws IOException {
        generate();
        Map<String, FileTime> before = times();
        Map<String, String> links = links();

        Result again = generate();

        assertThat(again.out()).contains("Generated         0 pairs").contains("Unchanged         2 pairs");
        assertThat(times()).isEqualTo(before);
        assertThat(links()).isEqualTo(links);
    }

    @Test
    void makesOnlyWhatChangedAndKeepsTheLinks() throws IOException {
        generate();
        Map<String, String> links = links();
        Map<String, FileTime> before = times();
        workspace.write("input/two.csv", LIST.replace("I like Acme.", "I love Acme."));

        Result again = generate();

        assertThat(again.out()).contains("Generated         1 pairs").contains("Unchanged         1 pairs");
        assertThat(Docx.read(document("Acme", "cover_letter")).text()).contains("I love Acme.");
        assertThat(links()).isEqualTo(links);
        assertThat(times().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void makesEverythingAnewForAChangedProfile() throws IOException {
        generate();
        workspace.run("candidate", "set", "steve_glen", "--phone", "555-9999");

        Result again = generate();

        assertThat(again.out()).contains("Generated         2 pairs");
        assertThat(Docx.read(document("Beta", "resume")).text()).contains("555-9999");
    }

    @Test
    void tellsThatTheImportedProfileHasChangedSince() throws IOException {
        generate();
        Path profile = workspace.path("input/candidate.json");
        Files.writeString(profile, Files.readString(profile).replace("(780) 555-0123", "(780) 555-0199"));

        Result again = generate();

        assertThat(again.out()).contains("Unchanged         2 pairs").contains("candidate.json has changed since");
    }

    @Test
    void makesAgainWhatWasDeleted() throws IOException {
        generate();
        Files.delete(document("Beta", "resume"));

        assertThat(generate().out()).contains("Generated         1 pairs").contains("Unchanged         1 pairs");
        assertThat(document("Beta", "resume")).exists();
    }

    @Test
    void replacesADocumentOfAnEarlierDayButNotAnEditedOne() throws IOException {
        generate();
        Path resume = renameToYesterday(document("Acme", "resume"), "resume_path");
        Path letter = renameToYesterday(document("Acme", "cover_letter"), "cover_letter_path");
        Files.write(letter, new byte[] {1}, StandardOpenOption.APPEND);

        workspace.run("generate", list(), "--force");

        assertThat(resume).doesNotExist();
        assertThat(letter).exists();
        assertThat(documents()).hasSize(5);
    }

    @Test
    void tellsOnceWhichCharactersNoDocumentCanHold() throws IOException {
        workspace.write(
                "input/two.csv",
                "Company Name,title,notes\nAc\u0001me\u000B,Engineer,a\u0002\nBeta,Cook,\nGamma,Cook,\uFFFE\n,Cook,\u0003\n");
        Path profile = workspace.path("input/candidate.json");
        Files.writeString(profile, Files.readString(profile).replace("(780) 555-0123", "(780) \\u000b555-0123"));
        String expected = "Note: 5 characters that Word cannot hold were left out of 2 rows and 1 profile "
                + "(line 2: Company Name, notes; line 4: notes; profile steve_glen: basics.phone); see that nothing is "
                + "missing there.";

        Result first = generate();
        Result again = generate();

        assertThat(first.out()).containsOnlyOnce(expected);
        assertThat(again.out()).contains("Unchanged         3 pairs").containsOnlyOnce(expected);
        JsonNode leftOut = JsonMapper.shared()
                .readTree(Files.readString(workspace.path("output/two/summary.json")))
                .path("left_out");
        assertThat(leftOut).hasSize(4);
        assertThat(leftOut.get(0).toString()).isEqualTo("{\"line\":2,\"field\":\"Company Name\",\"characters\":2}");
        assertThat(leftOut.get(3).toString())
                .isEqualTo("{\"candidate_id\":\"steve_glen\",\"field\":\"basics.phone\",\"characters\":1}");
    }

    @Test
    void carriesOriginalLinksWhenTrackingIsOff() throws IOException {
        workspace.settings("paperclick.links.tracking-enabled: false\n");

        Result result = generate();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Untracked         2 pairs");
        assertThat(Docx.read(document("Acme", "resume")).links()).contains("https://linkedin.com/in/steve-glen");
        assertThat(links()).isEmpty();
    }

    @Test
    void carriesOriginalLinksWhenTheLinkTableIsBroken() throws IOException {
        workspace
                .database()
                .jdbc()
                .sql("alter table link_tracking rename to elsewhere")
                .update();

        Result result = generate();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("Generated         2 pairs").contains("Untracked         2 pairs");
        assertThat(Docx.read(document("Acme", "resume")).links()).contains("https://linkedin.com/in/steve-glen");

        workspace
                .database()
                .jdbc()
                .sql("alter table elsewhere rename to link_tracking")
                .update();
        workspace.run("generate", list(), "--force");
        assertThat(Docx.read(document("Acme", "resume")).trackedLink("linkedin"))
                .isNotEmpty();
    }

    @Test
    void endsEachRowAsAPairOrAsARejectedLine() throws IOException {
        Result result = workspace.run(
                "generate",
                workspace.path("input/applications-with-mistakes.csv").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("Generated         5 pairs").contains("Rejected          8 rows");
        List<String> rejected = Files.readAllLines(workspace.path("output/applications-with-mistakes/rejected.csv"));
        assertThat(rejected).hasSize(9);
        assertThat(rejected.get(0)).endsWith("line,column,reason");
        assertThat(Files.readAllLines(workspace.path("output/applications-with-mistakes/manifest.csv")))
                .hasSize(6);
        assertThat(documents()).hasSize(10);
    }

    @Test
    void completesTheSameFolderWhenRejectedRowsAreCorrectedAndFedInAgain() throws IOException {
        workspace.run(
                "generate",
                workspace.path("input/applications-with-mistakes.csv").toString());
        Path rejected = workspace.path("output/applications-with-mistakes/rejected.csv");
        List<String> lines = Files.readAllLines(rejected);
        Files.write(rejected, List.of(lines.get(0), lines.get(4).replace("resume_modern.docx", "resume.docx")));

        Result result = workspace.run("generate", rejected.toString());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(documents()).hasSize(12).allMatch(file -> file.contains("applications-with-mistakes"));
    }

    @Test
    void keepsHostileNamesInsideTheOutputFolder() throws IOException {
        workspace.write(
                "input/two.csv",
                "company,title,notes\n../../etc/passwd,CON,a\n\"=HYPERLINK(\"\"http://evil\"\")\",-rf,b\n<b>&\u202E,\"a\nb\",c\n");

        Result result = generate();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(documents()).hasSize(6).allMatch(file -> file.startsWith("two/"));
        assertThat(Files.readString(workspace.path("output/two/manifest.csv"))).contains("'=HYPERLINK");
        for (String file : documents()) {
            assertThat(Docx.read(workspace.path("output").resolve(file)).text()).contains("Steve Glen");
        }
    }

    @Test
    void aFaultInTheMiddleIsOneSentenceAndTheSameCommandGoesOn() throws IOException {
        generate();
        Path inTheWay = document("Beta", "resume").getParent();
        for (String file : documents()) {
            Files.delete(workspace.path("output").resolve(file));
        }
        Files.delete(inTheWay);
        Files.writeString(inTheWay, "a file where a folder should be");

        PaperclickProcess.Result failed = generateInAProcess(Map.of());

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err().strip().lines()).as(failed.err()).hasSize(1);
        assertThat(failed.err()).contains(inTheWay.toString()).contains("give the same command again");

        Files.delete(inTheWay);
        PaperclickProcess.Result healed = generateInAProcess(Map.of());

        assertThat(healed.exitCode()).as(healed.toString()).isZero();
        assertThat(healed.err()).contains("going on from there");
        assertThat(documents()).hasSize(4);
    }

    @Test
    void writesPlainNamesWhereTheLocaleHasNoOthers() throws IOException {
        workspace.write("input/two.csv", "company,title\nMüller & Söhne,Ingénieur\n北京公司,Engineer\n");

        PaperclickProcess.Result result = generateInAProcess(Map.of("LC_ALL", "POSIX"));

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(documents())
                .hasSize(4)
                .anyMatch(file -> file.startsWith("two/Muller-Sohne-Ingenieur-"))
                .anyMatch(file -> file.startsWith("two/unnamed-Engineer-"));
    }

    private PaperclickProcess.Result generateInAProcess(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("DATABASE_URL", workspace.database().psqlUrl());
        return PaperclickProcess.run(folder, settings, "generate", list());
    }

    @Test
    void aVariableWinsOverDotEnvAndThatOverTheWorkspacesSettings() throws IOException {
        workspace.settings("paperclick.links.base-redirect-url: https://yaml.example.com/t\n");
        generate();
        assertThat(Docx.read(document("Acme", "cover_letter")).trackedLink("calendly"))
                .startsWith("https://yaml.example.com/t/");

        workspace.write(".env", "BASE_REDIRECT_URL=\"https://dotenv.example.com/t\"\n");
        generate();
        assertThat(Docx.read(document("Acme", "cover_letter")).trackedLink("calendly"))
                .startsWith("https://dotenv.example.com/t/");

        generateInAProcess(Map.of("BASE_REDIRECT_URL", "https://variable.example.com/t"));
        assertThat(Docx.read(document("Acme", "cover_letter")).trackedLink("calendly"))
                .startsWith("https://variable.example.com/t/");
    }

    @Test
    void saysWhichPlaceholdersNothingCanFill() throws IOException {
        Result result = generate();

        assertThat(result.out())
                .as("the shipped templates use known names only")
                .doesNotContain("is neither a column");
    }

    @Test
    void usesEachCandidatesOwnDomainAndProfile() throws IOException {
        workspace.run(
                "candidate",
                "set",
                "ann",
                "--full-name",
                "Ann Ng",
                "--calendly-url",
                "calendly.com/ann",
                "--base-redirect-url",
                "https://go.ann.com/t");
        workspace.run(
                "candidate", "import", workspace.path("input/candidate.json").toString());
        workspace.write(
                "input/two.csv", "company,title,candidate_id\nAcme,Engineer,ann\nBeta,Cook,steve_glen\nGamma,Clerk,\n");

        Result result = generate();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(Docx.read(document("Acme", "cover_letter")).trackedLink("calendly"))
                .startsWith("https://go.ann.com/t/lt_");
        assertThat(document("Acme", "cover_letter").getFileName().toString()).startsWith("cover_letter_Ann_Ng_");
        assertThat(Files.readString(workspace.path("output/two/rejected.csv"))).contains("more than one candidate");
    }

    private Path renameToYesterday(Path file, String column) throws IOException {
        Path old = file.resolveSibling(file.getFileName().toString().replaceAll("\\d{8}", "20200101"));
        Files.move(file, old);
        workspace
                .database()
                .jdbc()
                .sql("update job_applications set " + column + " = :path where application_id = 'A-1'")
                .param("path", old.toString())
                .update();
        return old;
    }

    private Result generate() {
        return workspace.run("generate", list());
    }

    private String list() {
        return workspace.path("input/two.csv").toString();
    }

    private Path document(String company, String kind) throws IOException {
        return documents().stream()
                .map(workspace.path("output")::resolve)
                .filter(file -> file.getParent().getFileName().toString().startsWith(company))
                .filter(file -> file.getFileName().toString().startsWith(kind))
                .reduce((one, other) -> {
                    throw new AssertionError("both " + one + " and " + other);
                })
                .orElseThrow();
    }

    private List<String> documents() throws IOException {
        Path output = workspace.path("output");
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".docx"))
                    .map(file -> output.relativize(file).toString())
                    .toList();
        }
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (String file : documents()) {
            times.put(file, Files.getLastModifiedTime(workspace.path("output").resolve(file)));
        }
        return times;
    }

    private Map<String, String> links() {
        return workspace
                .database()
                .jdbc()
                .sql("select tracking_id, original_url from link_tracking")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
