package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Docx;
import dev.paperclick.Pdf;
import dev.paperclick.RealOffice;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate --pdf}, with the LibreOffice of this machine, and with one that does not behave. */
class PdfsTests {

    private static final String LIST = """
            company,title,application_id
            Acme,Engineer,A-1
            Beta,Cook,A-2
            """;

    /** Both documents of Beta are others. */
    private static final String EDITED_LIST = """
            company,title,application_id,salutation,professional_summary
            Acme,Engineer,A-1,,
            Beta,Cook,A-2,Bonjour Beta,Cooks for hundreds
            """;

    @TempDir
    Path folder;

    private Path office;
    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        office = RealOffice.orSkip();
        workspace = new CommandLineWorkspace(folder);
        workspace.write("input/two.csv", LIST);
    }

    @AfterEach
    void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    @Test
    void makesAPdfBesideEachDocumentWithTheSameTextAndLinks() throws IOException {
        Result made = generate("--pdf", "--archive");

        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertThat(made.out()).contains("Generated         2 pairs").contains("PDFs              4 made");
        assertThat(files(".pdf")).hasSize(4).isEqualTo(pdfsOf(files(".docx")));
        for (Path document : files(".docx")) {
            Pdf pdf = Pdf.read(pdfOf(document));
            assertThat(pdf.text()).contains("Steve Glen").contains("Growth and Lifecycle Marketing Manager");
            assertThat(pdf.links())
                    .containsAll(Docx.read(document).links())
                    .anyMatch(link -> link.contains("/track/lt_"));
        }
        assertThat(Pdf.read(file("Beta", "cover_letter", ".pdf")).text()).contains("Cook");
        assertThat(Files.readString(workspace.path("output/two/manifest.csv")).lines())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(15))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("A-1,")
                        .contains(".pdf,")
                        .contains(Sha256.hex(file("Acme", "resume", ".pdf"))));
        try (ZipFile zip = new ZipFile(files(".zip").get(0).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .hasSize(8)
                    .filteredOn(name -> name.endsWith(".pdf"))
                    .hasSize(4);
        }
        assertThat(folder.resolve("data/office")).isEmptyDirectory();
    }

    @Test
    void ofAnUnchangedListItMakesWhatIsMissingAndElseDoesNotStartLibreOffice() throws IOException {
        Path started = folder.resolve("started");
        fakeOffice("echo >> '" + started + "'\nexec '" + office + "' \"$@\"");
        assertThat(generate().out()).doesNotContain("PDFs");
        assertThat(files(".pdf")).isEmpty();

        Result later = generate("--pdf");
        assertThat(later.out()).contains("Unchanged         2 pairs").contains("PDFs              4 made");
        assertThat(started).exists();

        Files.delete(started);
        assertThat(generate("--pdf").out()).contains("PDFs              0 made, 4 unchanged");
        assertThat(started).doesNotExist();

        Files.delete(file("Acme", "resume", ".pdf"));
        assertThat(generate("--pdf").out()).contains("PDFs              1 made, 3 unchanged");
        assertThat(generate("--pdf", "--force").out()).contains("PDFs              4 made");
    }

    @Test
    void aPdfFollowsItsDocument() throws IOException {
        generate("--pdf");
        byte[] acme = Files.readAllBytes(file("Acme", "cover_letter", ".pdf"));
        workspace.write("input/two.csv", EDITED_LIST);

        assertThat(generate("--pdf").out()).contains("PDFs              2 made, 2 unchanged");
        assertThat(Pdf.read(file("Beta", "cover_letter", ".pdf")).text()).contains("Bonjour Beta");
        assertThat(file("Acme", "cover_letter", ".pdf")).hasBinaryContent(acme);

        // somebody copies the resume of the one over the other's
        Files.write(file("Acme", "resume", ".docx"), Files.readAllBytes(file("Beta", "resume", ".docx")));
        assertThat(generate("--pdf").out()).contains("PDFs              1 made, 3 unchanged");
        assertThat(Pdf.read(file("Acme", "resume", ".pdf")).links())
                .containsAll(Docx.read(file("Beta", "resume", ".docx")).links());
    }

    @Test
    void noPdfStaysThatSaysSomethingElseThanItsDocumentUnlessItIsAPersonsOwn() throws IOException {
        generate("--pdf");
        Path edited = file("Beta", "cover_letter", ".pdf");
        Files.writeString(edited, "mine");
        Path added = Files.writeString(edited.resolveSibling("notes.pdf"), "mine");
        workspace.write("input/two.csv", EDITED_LIST);

        Result without = generate();

        assertThat(without.exitCode()).as(without.toString()).isZero();
        assertThat(without.out()).contains("2 PDFs were of documents that have changed");

        assertThat(names(".pdf", "Beta")).containsExactly(edited.getFileName().toString(), "notes.pdf");
        assertThat(names(".pdf", "Acme")).hasSize(2);

        Result again = generate("--pdf");

        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.out())
                .contains("PDFs              1 made, 2 unchanged")
                .contains("1 PDF is your own");
        assertThat(edited).hasContent("mine");
        assertThat(added).hasContent("mine");

        assertThat(generate("--pdf", "--force").out()).contains("PDFs              4 made");
        assertThat(Pdf.read(edited).text()).contains("Steve Glen");
    }

    @Test
    void thePdfsOfDocumentsWithAnotherNameGoWithThem() throws IOException {
        generate("--pdf");
        List<Path> before = files(".pdf");
        workspace.run("candidate", "set", "steve_glen", "--full-name", "Stephen Glen");

        generate("--pdf");

        assertThat(files(".pdf")).hasSize(4).doesNotContainAnyElementsOf(before).isEqualTo(pdfsOf(files(".docx")));
    }

    @Test
    void aDocumentThatCannotBeConvertedIsToldAndKeepsNoOtherFromBecomingAPdf() throws IOException {
        generate();
        Path damaged = file("Acme", "resume", ".docx");
        byte[] whole = Files.readAllBytes(damaged);
        Files.writeString(damaged, "no Word document");

        Result first = generate("--pdf");

        assertThat(first.exitCode()).as(first.toString()).isEqualTo(1);
        assertThat(first.out())
                .contains("PDFs              3 made, 1 missing")
                .contains("1 PDF is missing; the Word documents are whole, and the same command tries again: " + damaged
                        + " (LibreOffice cannot convert it).");
        assertThat(files(".pdf")).hasSize(3);

        Files.write(damaged, whole);
        Result second = generate("--pdf");

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).contains("PDFs              1 made, 3 unchanged");
    }

    @Test
    void aProcessThatCrashesCostsADocumentNothingButTime() throws IOException {
        Path crashed = folder.resolve("crashed");
        fakeOffice("if mkdir '" + crashed + "'; then kill -9 $$; fi\nexec '" + office + "' \"$@\"");

        Result made = generate("--pdf", "--workers", "1");

        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertThat(made.out()).contains("PDFs              4 made");
        assertThat(crashed).exists();
    }

    @Test
    void aLibreOfficeThatHangsIsEndedAndTheNextRunMakesThePdfs() throws IOException {
        fakeOffice("exec tail -f /dev/null", "paperclick.office.seconds-per-document: 1\n");

        Result hung = generate("--pdf", "--workers", "1");

        assertThat(hung.exitCode()).as(hung.toString()).isEqualTo(1);
        assertThat(hung.out())
                .contains("Generated         2 pairs")
                .contains("PDFs              0 made, 4 missing")
                .contains("LibreOffice hung at it for 1 s")
                .contains("not tried, since LibreOffice");
        assertThat(folder.resolve("data/office")).isEmptyDirectory();
        assertThat(ProcessHandle.current().descendants().filter(PdfsTests::isTail))
                .isEmpty();

        workspace.settings("");
        assertThat(generate("--pdf").out()).contains("PDFs              4 made");
    }

    @Test
    void withoutLibreOfficeNothingIsBegun() throws IOException {
        workspace.settings("paperclick.office.home: " + folder.resolve("nowhere") + "\n");

        Result refused = generate("--pdf");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("OFFICE_HOME is '" + folder.resolve("nowhere"))
                .contains("apt install libreoffice-writer");
        assertThat(folder.resolve("output/two")).doesNotExist();
        assertThat(generate("--pdf", "--dry-run").exitCode()).isEqualTo(2);
    }

    private static boolean isTail(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("tail");
    }

    /** A peer instead of LibreOffice. */
    private void fakeOffice(String script, String... settings) throws IOException {
        Path program = workspace.write("office/program/soffice", "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        workspace.settings("paperclick.office.home: " + folder.resolve("office") + "\n" + String.join("", settings));
    }

    private Result generate(String... options) {
        return workspace.run(Stream.concat(
                        Stream.of("generate", workspace.path("input/two.csv").toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private Path file(String company, String document, String ending) throws IOException {
        return files(ending).stream()
                .filter(file -> file.toString().contains("/" + company + "-"))
                .filter(file -> file.getFileName().toString().startsWith(document))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String ending, String company) throws IOException {
        return files(ending).stream()
                .filter(file -> file.toString().contains("/" + company + "-"))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.path("output/two"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> pdfsOf(List<Path> documents) {
        return documents.stream().map(PdfsTests::pdfOf).toList();
    }

    private static Path pdfOf(Path document) {
        return document.resolveSibling(document.getFileName().toString().replace(".docx", ".pdf"));
    }
}
