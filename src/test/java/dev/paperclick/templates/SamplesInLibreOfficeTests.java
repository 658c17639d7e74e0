package dev.paperclick.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paperclick.Waits;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an office program finds in the documents of all samples. */
@Execution(ExecutionMode.CONCURRENT)
class SamplesInLibreOfficeTests {

    private static final String BODY = "word/document.xml";

    /** Fields whose result LibreOffice counts or reads from the clock anew. */
    private static final Set<String> COMPUTED = Set.of("PAGE", "NUMPAGES", "DATE");

    /** Stands in a text where LibreOffice puts something of its own: such a result, the number of a note, or data. */
    private static final String GAP = "\u241F";

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
        assertThat(process.waitFor(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();

        SoftAssertions all = new SoftAssertions();
        for (Sample sample : Samples.all()) {
            String text = oneLine(Files.readString(folder.resolve("text").resolve(sample.name() + ".txt")));
            List<String> body = new ArrayList<>(List.of(""));
            body.addAll(body(sample));
            all.assertThat(text).as(sample.name()).containsSubsequence(body);
        }
        all.assertAll();
    }

    private Path render(Sample sample) throws IOException {
        Path template =
                Files.write(folder.resolve("template.docx"), sample.file().get());
        byte[] rendered = Rendered.of(template, Samples.plain()).bytes();
        return Files.write(folder.resolve("made").resolve(sample.name() + ".docx"), withoutDeletions(rendered));
    }

    /** A plain text of LibreOffice has deleted words as well, without a sign; it gets a document with none. */
    private static byte[] withoutDeletions(byte[] docx) {
        Ooxml file = Ooxml.of(docx);
        Document body = file.parse(BODY);
        NodeList deletions = body.getElementsByTagNameNS("*", "del");
        if (deletions.getLength() == 0) {
            return docx;
        }
        while (deletions.getLength() > 0) {
            deletions.item(0).getParentNode().removeChild(deletions.item(0));
        }
        file.put(BODY, body);
        return file.forPoi();
    }

    /** The words of the body; text boxes, notes and headers have no place in a plain text. */
    private List<String> body(Sample sample) throws IOException {
        byte[] rendered = Files.readAllBytes(folder.resolve("made").resolve(sample.name() + ".docx"));
        return DocumentText.byPart(withGaps(rendered)).get(BODY).stream()
                .filter(line -> !line.contains("box: ") && !line.matches("(\\| )*(row|cell)"))
                .flatMap(line -> Arrays.stream(line.replaceFirst("^(\\| )+", "").split(GAP, -1)))
                .map(SamplesInLibreOfficeTests::oneLine)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static byte[] withGaps(byte[] docx) {
        Ooxml file = Ooxml.of(docx);
        Document body = file.parse(BODY);
        StringBuilder instruction = new StringBuilder();
        boolean result = false;
        for (Element element : descendants(body.getDocumentElement())) {
            switch (element.getLocalName()) {
                case "fldChar" -> {
                    String type = Ooxml.attribute(element, "fldCharType");
                    instruction.setLength(type.equals("begin") ? 0 : instruction.length());
                    result = type.equals("separate") && isComputed(instruction.toString());
                }
                case "instrText" -> instruction.append(element.getTextContent());
                case "fldSimple" -> {
                    if (isComputed(Ooxml.attribute(element, "instr"))) {
                        gap(element);
                    }
                }
                case "dataBinding" ->
                    descendants((Element) element.getParentNode().getParentNode()).stream()
                            .filter(text -> text.getLocalName().equals("t"))
                            .forEach(text -> text.setTextContent(GAP));
                case "footnoteReference", "endnoteReference" -> gap((Element) element.getParentNode());
                case "t" -> element.setTextContent(result ? GAP : element.getTextContent());
                default -> {
                    // Says the same everywhere.
                }
            }
        }
        file.put(BODY, body);
        return file.forPoi();
    }

    private static boolean isComputed(String instruction) {
        return COMPUTED.contains(instruction.strip().split("\\s", 2)[0]);
    }

    private static void gap(Element run) {
        Element text = run.getOwnerDocument().createElementNS(run.getNamespaceURI(), "t");
        text.setTextContent(GAP);
        Ooxml.nodes(run).forEach(run::removeChild);
        run.appendChild(text);
    }

    private static List<Element> descendants(Element element) {
        List<Element> all = new ArrayList<>();
        for (Element child : Ooxml.elements(element)) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }

    private static String oneLine(String text) {
        return text.replace("\u00AD", "")
                .replaceAll("[\\s\\u00A0\\uFEFF]+", " ")
                .strip();
    }
}
