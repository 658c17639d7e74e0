package dev.paperclick.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an office program finds in the documents of all samples. */
class SamplesInLibreOfficeTests {

    /** Numbers of pages and notes, references, data and the date stand in the text anew, deleted text as well. */
    private static final Set<String> OTHERWISE = Set.of(
            "poi-field",
            "word-fields",
            "word-tracked",
            "word-moved",
            "word-notes-in-rows",
            "word-bookmarks-in-sections",
            "word-bound-to-data",
            "libreoffice-notes");

    @TempDir
    Path folder;

    @Test
    void haveTheSameWordsThere() throws Exception {
        Optional<Path> office = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(office.isPresent(), "LibreOffice (soffice) is not on the PATH; documents were not opened with it");
        Files.createDirectory(folder.resolve("made"));
        List<String> command = new ArrayList<>(List.of(
                office.orElseThrow().toString(),
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                folder.resolve("text").toString()));
        for (Sample sample : Samples.all()) {
            command.add(render(sample).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();

        SoftAssertions all = new SoftAssertions();
        for (Sample sample : Samples.all()) {
            String text = oneLine(Files.readString(folder.resolve("text").resolve(sample.name() + ".txt")));
            List<String> body = new ArrayList<>(List.of(""));
            body.addAll(OTHERWISE.contains(sample.name()) ? List.of() : body(sample));
            all.assertThat(text).as(sample.name()).containsSubsequence(body);
        }
        all.assertAll();
    }

    private Path render(Sample sample) throws IOException {
        Path template =
                Files.write(folder.resolve("template.docx"), sample.file().get());
        return Files.write(
                folder.resolve("made").resolve(sample.name() + ".docx"),
                Rendered.of(template, Samples.plain()).bytes());
    }

    /** The paragraphs of the body; text boxes, notes and headers have no place in a plain text. */
    private List<String> body(Sample sample) throws IOException {
        byte[] rendered = Files.readAllBytes(folder.resolve("made").resolve(sample.name() + ".docx"));
        return DocumentText.byPart(rendered).get("word/document.xml").stream()
                .filter(line -> !line.contains("box: ") && !line.matches("(\\| )*(row|cell)"))
                .map(line -> oneLine(line.replaceFirst("^(\\| )+", "")))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String oneLine(String text) {
        return text.replace("\u00AD", "")
                .replaceAll("[\\s\\u00A0\\uFEFF]+", " ")
                .strip();
    }
}
