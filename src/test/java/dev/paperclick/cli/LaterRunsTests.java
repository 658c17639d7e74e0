package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Docx;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of documents afterwards: archives, rows that were removed, links that could not be tracked at first. */
class LaterRunsTests {

    private static final String LIST = """
            company,title,application_id
            Acme,Engineer,A-1
            Beta,Cook,A-2
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
    void putsTheDocumentsOfTheListAndNothingElseIntoOneArchive() throws IOException {
        generate();
        workspace.write("output/two/notes.txt", "mine");
        workspace.write("input/two.csv", LIST.replace("Beta,Cook,A-2\n", "Gamma,Pilot,A-3\n"));

        Result archived = generate("--archive");

        assertThat(archived.exitCode()).as(archived.err()).isZero();
        Path zip = archive();
        assertThat(archived.out())
                .contains("Archive")
                .contains(zip.getFileName().toString());
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream()
                            .map(entry -> entry.getName().replaceAll(".*/(resume|cover_letter)_.*", "$1") + " "
                                    + entry.getName().replaceAll("-.*", "")))
                    .containsExactly("resume Acme", "cover_letter Acme", "resume Gamma", "cover_letter Gamma");
            assertThat(file.stream().map(ZipEntry::getExtra))
                    .as("what would tell the computer's time zone")
                    .containsOnlyNulls();
            Path document = workspace
                    .path("output/two")
                    .resolve(file.stream().findFirst().orElseThrow().getName());
            assertThat(file.getInputStream(file.stream().findFirst().orElseThrow())
                            .readAllBytes())
                    .isEqualTo(Files.readAllBytes(document));
        }
        byte[] first = Files.readAllBytes(zip);

        assertThat(generate("--archive").out()).contains("Generated         0 pairs");

        assertThat(archive()).hasBinaryContent(first);
        assertThat(files()).noneMatch(name -> name.startsWith(".tmp-"));
    }

    @Test
    void tellsOfRowsThatWereRemovedAndKeepsTheirDocuments() throws IOException {
        generate();
        List<String> before = documents();
        workspace.write("input/two.csv", LIST.replace("Beta,Cook,A-2\n", ""));

        Result again = generate();

        assertThat(again.out())
                .contains("1 application of earlier runs into this folder is no longer in the list (Beta, Cook); its "
                        + "documents stay.");
        assertThat(documents()).isEqualTo(before);
        assertThat(summary().path("no_longer_listed").intValue()).isEqualTo(1);
    }

    @Test
    void touchesNothingWhenNothingHasChangedAndMendsWhatHas() throws IOException {
        workspace.write("input/two.csv", LIST + "Delta,,A-4\n");
        generate();
        Map<String, String> made = contents();
        Path manifest = workspace.path("output/two/manifest.csv");
        FileTime written = Files.getLastModifiedTime(manifest);

        Result again = generate();

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out())
                .contains("Generated         0 pairs", "Unchanged         2 pairs", "Rejected          1 row")
                .contains("rejected.csv")
                .doesNotContain("no longer in the list");
        assertThat(summary().path("generated").intValue()).isZero();
        assertThat(summary().path("unchanged").intValue()).isEqualTo(2);
        assertThat(summary().path("rejected").intValue()).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(written);
        assertThat(contents()).isEqualTo(made);

        Files.delete(pair("Beta").get(0));
        assertThat(generate().out()).contains("Generated         1 pairs", "Unchanged         1 pairs");
        assertThat(contents()).isEqualTo(made);

        Files.writeString(manifest, "spoilt");
        generate();
        assertThat(contents()).isEqualTo(made);

        Files.delete(workspace.path("output/two/rejected.csv"));
        generate();
        assertThat(contents()).isEqualTo(made);

        workspace.write("output/two/rejected.csv", "spoilt");
        generate();
        assertThat(contents()).isEqualTo(made);
    }

    @Test
    void makesAgainWhatARunIntoAnotherFolderHasTakenOver() throws IOException {
        generate();
        assertThat(workspace
                        .run(
                                "generate",
                                workspace.path("input/two.csv").toString(),
                                "--output",
                                workspace.path("elsewhere").toString())
                        .out())
                .contains("Generated         2 pairs");

        assertThat(generate().out()).contains("Generated         2 pairs");
        assertThat(generate().out()).contains("Unchanged         2 pairs");
    }

    @Test
    void looksAgainAtRowsWhoseIdWasAnotherCandidates() throws IOException {
        generate();
        workspace.database().jdbc().sql("""
                        insert into user_candidate_info (user_id, full_name) values ('somebody', 'Some Body')
                        """).update();
        workspace.database().jdbc().sql("""
                        update job_applications
                           set user_id = 'somebody', resume_path = '/x/' || resume_path, cover_letter_path = '/x'
                         where application_id = 'A-2'
                        """).update();
        workspace.write("input/two.csv", LIST + "Gamma,Pilot,A-3\n");
        assertThat(generate("--candidate", "steve_glen").out()).contains("Rejected          1 row");
        workspace
                .database()
                .jdbc()
                .sql("delete from job_applications where application_id = 'A-2'")
                .update();

        assertThat(generate("--candidate", "steve_glen").out())
                .contains("Generated         1 pairs", "Rejected          0 rows");
    }

    /** Without statistics, a list of a hundred thousand rows once took hours: each row was compared with each other. */
    @Test
    void theDatabaseKnowsHowLongTheListIs() {
        generate();

        assertThat(workspace
                        .database()
                        .jdbc()
                        .sql("select analyze_count from pg_stat_user_tables where relname = 'listed_rows'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void correctedRowsThatAreFedInAgainRemoveNothing() throws IOException {
        workspace.write("input/two.csv", LIST + "Delta,,A-4\n");
        assertThat(generate().exitCode()).isEqualTo(1);
        Path rejected = workspace.path("output/two/rejected.csv");
        Files.writeString(rejected, Files.readString(rejected).replace("Delta,,", "Delta,Baker,"));

        Result corrected = workspace.run("generate", rejected.toString());

        assertThat(corrected.out()).contains("Generated         1 pairs").doesNotContain("no longer in the list");
    }

    @Test
    void relinksWhatWasMadeWhileTrackingWasOff() throws IOException {
        workspace.settings("paperclick.links.tracking-enabled: false\n");
        assertThat(generate().out()).contains("Untracked         2 pairs");
        assertThat(links()).noneMatch(link -> link.contains("/track/"));
        Result off = workspace.run("relink");
        assertThat(off.exitCode()).isEqualTo(2);
        assertThat(off.err()).contains("ENABLE_URL_TRACKING is false");

        workspace.settings("");
        Result relinked = workspace.run("relink");

        assertThat(relinked.exitCode()).as(relinked.out() + relinked.err()).isZero();
        assertThat(relinked.out()).contains("Generated         2 pairs").doesNotContain("Untracked");
        assertThat(links()).anyMatch(link -> link.contains("/track/lt_linkedin_"));
        assertThat(Files.readString(workspace.path("output/two/manifest.csv"))).contains("A-1", "A-2", "lt_calendly_");
        assertThat(workspace.run("relink").out()).contains("carry tracked links already");
    }

    @Test
    void relinksOnlyWhatNeedsIt() throws IOException {
        generate();
        List<String> tracked = digests("Acme");
        workspace
                .database()
                .jdbc()
                .sql("alter table link_tracking rename to away")
                .update();
        workspace.write("input/two.csv", LIST + "Gamma,Pilot,A-3\n");
        assertThat(generate().out()).contains("Untracked         1 pairs").contains("paperclick relink");
        workspace
                .database()
                .jdbc()
                .sql("alter table away rename to link_tracking")
                .update();
        workspace.run("candidate", "set", "steve_glen", "--phone", "555-9999");
        workspace.write("input/two.csv", LIST + "Gamma,Pilot,A-3\nNew,Diver,A-5\n");

        Result relinked =
                workspace.run("relink", workspace.path("input/two.csv").toString());

        assertThat(relinked.exitCode()).as(relinked.out() + relinked.err()).isZero();
        assertThat(relinked.out()).contains("Generated         1 pairs").contains("Unchanged         2 pairs");
        assertThat(digests("Acme")).isEqualTo(tracked);
        assertThat(Docx.read(pair("Gamma").get(1)).links()).anyMatch(link -> link.contains("/track/lt_linkedin_"));
    }

    @Test
    void saysWhichListIsMissingWhenItCannotRelink() throws IOException {
        workspace.settings("paperclick.links.tracking-enabled: false\n");
        generate();
        workspace.settings("");
        Files.delete(workspace.path("input/two.csv"));

        Result relinked = workspace.run("relink");

        assertThat(relinked.exitCode()).isEqualTo(1);
        assertThat(relinked.out()).contains("two.csv: the list is gone").contains("2 pairs carry the original links");
    }

    private Result generate(String... options) {
        String[] command = Stream.concat(
                        Stream.of("generate", workspace.path("input/two.csv").toString()), Stream.of(options))
                .toArray(String[]::new);
        return workspace.run(command);
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(workspace.path("output/two"))) {
            return files.filter(file -> file.getFileName().toString().matches("two_\\d{8}\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonNode summary() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(workspace.path("output/two/summary.json")));
    }

    private List<Path> pair(String company) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.path("output/two"))) {
            return files.filter(file -> file.toString().endsWith(".docx"))
                    .filter(file -> file.toString().contains(company + "-"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> digests(String company) throws IOException {
        return pair(company).stream()
                .map(file -> {
                    try {
                        return Sha256.hex(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private List<String> links() throws IOException {
        return pair("").stream()
                .flatMap(file -> Docx.read(file).links().stream())
                .toList();
    }

    private List<String> documents() throws IOException {
        return pair("").stream().map(Path::toString).toList();
    }

    /** Each file but the summary, which tells of the run, with its digest. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(workspace.path("output/two"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.endsWith("summary.json")) {
                    contents.put(file.toString(), Sha256.hex(file));
                }
            }
        }
        return contents;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(workspace.path("output/two"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
