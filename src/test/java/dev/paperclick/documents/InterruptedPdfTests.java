package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.PaperclickProcess.Result;
import dev.paperclick.Pdf;
import dev.paperclick.RealOffice;
import dev.paperclick.TestInput;
import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is killed or asked to stop while LibreOffice is at work. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedPdfTests {

    private static final int ROWS = 12;

    @TempDir
    Path folder;

    private TestDatabase database;
    private Path output;

    @BeforeEach
    void writeList() throws IOException {
        RealOffice.orSkip();
        database = TestDatabase.fresh();
        TestInput.copyTo(folder);
        output = folder.resolve("output/many");
        StringBuilder list = new StringBuilder("company,title\n");
        for (int row = 1; row <= ROWS; row++) {
            list.append("Company ").append(row).append(",Engineer\n");
        }
        Files.writeString(folder.resolve("input/many.csv"), list);
    }

    @AfterEach
    void drop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void killedItGoesOnWhereItWasAndIsNotDisturbedByWhatIsLeft() throws IOException {
        try (PaperclickProcess first = start()) {
            awaitPdfs(first);
            first.kill();
        }
        assertThat(files(".pdf")).hasSizeLessThan(2 * ROWS).allSatisfy(Pdf::read);

        Result second = start().result();

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out())
                .contains("Generated        12 pairs")
                .containsPattern("PDFs +\\d+ made, \\d+ unchanged");
        assertEachDocumentHasItsPdf();
        assertNothingIsLeft();
    }

    @Test
    void askedToStopItEndsLibreOfficeAndTheNextStartGoesOn() throws IOException {
        try (PaperclickProcess first = start()) {
            awaitPdfs(first);
            Result stopped = first.terminate();

            assertThat(stopped.err()).contains("stopped on request").doesNotContain("Exception");
            assertNothingIsLeft();
        }
        assertThat(files(".pdf")).hasSizeLessThan(2 * ROWS).allSatisfy(Pdf::read);

        Result second = start().result();

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.out()).containsPattern("PDFs +\\d+ made, \\d+ unchanged");
        assertEachDocumentHasItsPdf();
    }

    private PaperclickProcess start() {
        return PaperclickProcess.start(
                folder,
                Map.of("DATABASE_URL", database.psqlUrl()),
                "generate",
                "input/many.csv",
                "--pdf",
                "--workers",
                "1");
    }

    private void awaitPdfs(PaperclickProcess process) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Waits.LONG)
                .until(() -> !process.isAlive() || files(".pdf").size() >= 3);
        assertThat(process.isAlive()).as(process.out() + process.err()).isTrue();
    }

    private void assertEachDocumentHasItsPdf() {
        List<Path> documents = files(".docx");
        assertThat(documents).hasSize(2 * ROWS);
        assertThat(files(".pdf"))
                .containsExactlyElementsOf(documents.stream()
                        .map(document -> document.resolveSibling(
                                document.getFileName().toString().replace(".docx", ".pdf")))
                        .toList())
                .allSatisfy(pdf -> assertThat(Pdf.read(pdf).text()).contains("Steve Glen"));
        assertThat(files("")).noneMatch(file -> file.getFileName().toString().startsWith(".tmp-"));
    }

    /** The system may need a moment to end a process. */
    private void assertNothingIsLeft() {
        Awaitility.await()
                .atMost(Waits.LONG)
                .untilAsserted(() -> assertThat(ProcessHandle.allProcesses()
                                .flatMap(process -> process.info().arguments().stream())
                                .flatMap(Stream::of)
                                .filter(argument -> argument.startsWith("-env:UserInstallation=")
                                        && argument.contains(
                                                folder.getFileName().toString())))
                        .isEmpty());
    }

    /** Files that are there now, some of which may be about to go. */
    private List<Path> files(String ending) {
        if (!Files.exists(output)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(output)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(InterruptedPdfTests::inside)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().startsWith(".tmp-") || ending.isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
