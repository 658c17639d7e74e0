package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Docx;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(workspace.path("output/two"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
