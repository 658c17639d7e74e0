package dev.paperclick.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every sample, filled by the engine and by the reference, is the same document to its reader. */
@Execution(ExecutionMode.CONCURRENT)
class SampleTests {

    @TempDir
    Path folder;

    static Stream<Arguments> renderings() {
        return Samples.all().stream()
                .flatMap(sample -> Samples.contents().keySet().stream().map(content -> Arguments.of(sample, content)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("renderings")
    void showTheTextOfTheReference(Sample sample, String content) throws Exception {
        byte[] template = sample.file().get();
        Value.Fields values = Samples.contents().get(content);
        byte[] rendered = render(template, values);
        ReferenceRendering reference = ReferenceRendering.of(template, values);

        assertThat(DocumentText.byPart(rendered)).isEqualTo(DocumentText.byPart(reference.document()));
        assertThat(DocumentText.byPoi(rendered)).isEqualTo(DocumentText.byPoi(reference.document()));
        assertThat(links(rendered)).isEqualTo(reference.links());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("renderings")
    void areWholeDocuments(Sample sample, String content) throws Exception {
        byte[] rendered = render(sample.file().get(), Samples.contents().get(content));

        assertThat(faults(Ooxml.of(rendered))).isEmpty();
    }

    @Test
    void leaveNoTag() throws Exception {
        for (Sample sample : Samples.all()) {
            Ooxml rendered = Ooxml.of(render(sample.file().get(), Samples.plain()));
            rendered.entries()
                    .forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.UTF_8).toLowerCase())
                            .as(sample + " " + name)
                            .satisfies(text -> assertThat(
                                            text.replaceAll("<w:deltext>[^<]*|<w:movefrom.*?</w:movefrom>", ""))
                                    .doesNotContain("{{", "%7b%7b")));
        }
    }

    @Test
    void areManyAndNamedApart() {
        assertThat(Samples.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Samples.all()).extracting(Sample::name).doesNotHaveDuplicates();
        assertThat(Samples.all()).extracting(Sample::writer).contains(Sample.Writer.values());
    }

    @ParameterizedTest
    @EnumSource(Sample.Point.class)
    void coverEachPointTwice(Sample.Point point) {
        assertThat(Samples.all().stream().filter(sample -> sample.covers().contains(point)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void warnWhereTheAuthorShouldKnow() throws Exception {
        for (Sample sample : Samples.all()) {
            if (sample.covers().contains(Sample.Point.TRACKED_CHANGES)) {
                assertThat(compile(sample.file().get()).warnings())
                        .as(sample.name())
                        .isNotEmpty();
            }
        }
    }

    private byte[] render(byte[] template, Value.Fields content) throws Exception {
        return Rendered.of(compile(template), content).bytes();
    }

    private CompiledTemplate compile(byte[] template) throws Exception {
        return CompiledTemplate.compile(Files.write(folder.resolve("sample.docx"), template));
    }

    /** The addresses of the links as POI reads them, part by part in the order of the text. */
    private static Map<String, List<String>> links(byte[] docx) throws Exception {
        Map<String, List<String>> links = new LinkedHashMap<>();
        Ooxml file = Ooxml.of(docx);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file.forPoi()))) {
            for (String story : file.stories()) {
                PackagePart part = opened.getParts().stream()
                        .filter(one -> one.getPartName().getName().equals("/" + story))
                        .findFirst()
                        .orElseThrow();
                List<String> targets = new ArrayList<>();
                for (Element element : all(file.parse(story).getDocumentElement())) {
                    String id = Ooxml.attribute(element, "id");
                    boolean link = element.getLocalName().equals("hyperlink")
                            || element.getLocalName().startsWith("hlink");
                    if (link && !id.isEmpty()) {
                        PackageRelationship relationship = part.getRelationship(id);
                        targets.add(relationship.getTargetURI().toString());
                    }
                }
                links.put(story, targets);
            }
        }
        return links;
    }

    /** What Word calls unreadable content. */
    private static List<String> faults(Ooxml file) {
        List<String> faults = new ArrayList<>();
        Set<String> drawingsAndControls = new HashSet<>();
        Set<String> notes = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (String name : file.entries().keySet()) {
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                file.parse(name);
            }
        }
        for (String story : file.stories()) {
            Map<String, Element> relationships = file.relationships(story);
            Set<String> ofPart = new HashSet<>();
            Set<String> bookmarks = new HashSet<>();
            for (Element element : all(file.parse(story).getDocumentElement())) {
                String name = element.getLocalName();
                String id = Ooxml.attribute(element, "id");
                boolean unique = switch (name) {
                    case "docPr" -> drawingsAndControls.add("drawing " + id);
                    case "bookmarkStart" ->
                        bookmarks.add(id)
                                && drawingsAndControls.add("bookmark " + id)
                                && drawingsAndControls.add("bookmark "
                                        + Ooxml.attribute(element, "name").toLowerCase(Locale.ROOT))
                                && Ooxml.attribute(element, "name").length() <= 40;
                    case "bookmarkEnd" -> bookmarks.remove(id);
                    case "commentRangeStart", "commentRangeEnd" -> ofPart.add(name + id);
                    case "ins", "del", "moveFrom", "moveTo" -> drawingsAndControls.add("change " + id);
                    case "footnoteReference", "endnoteReference", "commentReference" ->
                        references.add(name.replace("Reference", "") + " " + id);
                    case "footnote", "endnote", "comment" ->
                        Ooxml.attribute(element, "type").matches("separator|continuation.*")
                                || notes.add(name + " " + id);
                    case "shape", "shapetype", "rect", "group" -> id.isEmpty() || ofPart.add("shape " + id);
                    case "id" -> drawingsAndControls.add("control " + Ooxml.attribute(element, "val"));
                    case "hyperlink" -> id.isEmpty() || relationships.containsKey(id);
                    case "tbl" -> hasRow(element);
                    case "sdtContent" -> !Ooxml.elements(element).isEmpty();
                    default -> true;
                };
                String paragraph = Ooxml.attribute(element, "paraId");
                unique &= paragraph.isEmpty() || ofPart.add("paragraph " + paragraph);
                if (!unique) {
                    faults.add(story + ": " + name + " " + id + paragraph);
                }
            }
            bookmarks.forEach(id -> faults.add(story + ": bookmark without end " + id));
        }
        if (!references.equals(notes)) {
            faults.add("references " + references + " to notes " + notes);
        }
        return faults;
    }

    private static boolean hasRow(Element around) {
        return Ooxml.elements(around).stream().anyMatch(child -> switch (child.getLocalName()) {
            case "tr" -> true;
            case "sdt", "sdtContent", "customXml" -> hasRow(child);
            default -> false;
        });
    }

    /** All elements but those that repeat others for older programs. */
    private static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        for (Element child : Ooxml.elements(root)) {
            all.addAll(all(child));
        }
        return all;
    }
}
