package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.RealOffice;
import dev.paperclick.TestInput;
import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an office program makes of the documents of the shipped list. */
class LibreOfficeTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"compact", "fast"})
    void opensEveryDocumentOfTheSample(String packing) throws IOException, InterruptedException {
        Path office = RealOffice.orSkip();
        TestInput.copyTo(folder);
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThat(PaperclickProcess.run(
                                    folder,
                                    Map.of("DATABASE_URL", database.psqlUrl(), "DOCUMENT_PACKING", packing),
                                    "generate",
                                    "input/applications.csv")
                            .exitCode())
                    .isZero();
        }
        List<Path> documents = numbered(folder.resolve("output/applications"), folder.resolve("flat"));

        List<String> command = new ArrayList<>(List.of(
                office.toString(),
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.resolve("pdf").toString()));
        documents.forEach(document -> command.add(document.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(process.waitFor(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();

        assertThat(documents).hasSize(28);
        for (Path document : documents) {
            Path pdf = folder.resolve("pdf")
                    .resolve(document.getFileName().toString().replace(".docx", ".pdf"));
            assertThat(pdf).as(Files.readString(folder.resolve("office.log"))).isNotEmptyFile();
        }
    }

    private static List<Path> numbered(Path output, Path flat) throws IOException {
        Files.createDirectories(flat);
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".docx"))::iterator) {
                copies.add(Files.copy(file, flat.resolve(copies.size() + ".docx")));
            }
        }
        return copies;
    }
}
