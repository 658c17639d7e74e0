package dev.paperclick.templates;

import dev.paperclick.templates.opc.Container;
import dev.paperclick.templates.opc.Relationships;
import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlText;
import dev.paperclick.templates.opc.ZipLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way of a template from the file to its programs, all problems gathered before the first is told. */
final class TemplateCompiler {

    /** The kinds of parts with text, in the order in which a reader meets them, and what they are called. */
    private static final Map<String, String> STORIES = stories();

    private static final int LARGEST_DRAWING_ID = 1 << 30;

    private final Container container;
    private final WordPackage word;
    private final Problems problems;
    private final List<Placeholder> placeholders = new ArrayList<>();
    private final Warnings warnings;
    private final List<CompiledTemplate.Part> parts = new ArrayList<>();

    TemplateCompiler(Path file) {
        container = Container.open(file);
        word = WordPackage.of(container);
        problems = new Problems(word.fileName());
        warnings = new Warnings(word.fileName());
    }

    CompiledTemplate compile() {
        int firstFreshId = compileParts();
        problems.throwIfAny();
        return new CompiledTemplate(container.sha256(), layout(), parts, firstFreshId, placeholders, warnings.all());
    }

    /** Compiles and tells what was found, whether or not a template comes of it. */
    Examination examine() {
        compileParts();
        return new Examination(problems.all(), placeholders, warnings.all());
    }

    /** Turns the parts into programs, as far as there is no problem, and says which drawing ids are free from where on. */
    private int compileParts() {
        dropSignature();
        new Settings(word, warnings).clean();
        List<Story> stories = findStories();
        for (Story story : stories) {
            warnings.lookAtOriginal(story);
            new TagPlacement(story).place();
            new Sections(story).hoist();
            warnings.lookAtSections(story);
        }
        int firstFreshId = 1
                + stories.stream()
                        .mapToInt(TemplateCompiler::largestDrawingId)
                        .max()
                        .orElse(0);
        if (problems.isEmpty()) {
            stories.stream().filter(Story::isChanged).forEach(this::compile);
        } else {
            stories.forEach(story -> new Inventory(story, placeholders).addAll(story));
        }
        compileProperties();
        return firstFreshId;
    }

    private List<Story> findStories() {
        List<Story> stories = new ArrayList<>();
        List<String> names = new ArrayList<>(word.reachable());
        names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        STORIES.forEach((kind, place) -> {
            List<String> ofKind = names.stream()
                    .filter(name -> word.types().isWord(name, kind))
                    .toList();
            for (String name : ofKind) {
                String numbered = place.startsWith("the ") ? place : place + " " + (ofKind.indexOf(name) + 1);
                stories.add(new Story(name, numbered, word.read(name), word.relationships(name), problems));
            }
        });
        return stories;
    }

    private void compile(Story story) {
        story.tidy();
        String prefix = story.relationships().freePrefix();
        Op.LinkTargets targets = targets(story.root(), prefix);
        String style = new LinkStyle(word, story.root().isStrict()).find();
        Program program = new StoryCompiler(story, targets, style, new Inventory(story, placeholders)).compile();
        String existing = word.existing(Relationships.partFor(story.part()));
        String name = existing.isEmpty() ? Relationships.partFor(story.part()) : existing;
        CompiledTemplate.Targets own = new CompiledTemplate.Targets(
                name, Markup.of(story.relationships().toXmlWithoutTail()), Markup.of(Relationships.TAIL));
        parts.add(new CompiledTemplate.Part(story.part(), program, own));
    }

    private static Op.LinkTargets targets(XmlElement root, String prefix) {
        String type = root.isStrict()
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
        return new Op.LinkTargets(
                Markup.of(XmlText.attribute(prefix)),
                Markup.of("<Relationship Id=\""),
                Markup.of("\" Type=\"" + type + "\" Target=\""),
                Markup.of("\" TargetMode=\"External\"/>"));
    }

    private void compileProperties() {
        for (String kind :
                List.of("core-properties", "extended-properties", "extendedProperties", "custom-properties")) {
            String part =
                    word.relationships("").findPart(kind).map(word::existing).orElse("");
            if (!part.isEmpty()) {
                Program program = new Properties(word.read(part), new Inventory(Properties.PLACE, placeholders))
                        .compile(problems);
                if (program.isConstant()) {
                    word.put(part, program.constant());
                } else {
                    parts.add(new CompiledTemplate.Part(part, program, null));
                }
            }
        }
    }

    /** Everything that never changes is packed now. */
    private ZipLayout layout() {
        List<String> changing = new ArrayList<>();
        for (CompiledTemplate.Part part : parts) {
            changing.add(part.name());
            if (part.targets() != null) {
                changing.add(part.targets().name());
            }
        }
        Map<String, byte[]> unchanging = new LinkedHashMap<>(word.pack());
        changing.forEach(unchanging::remove);
        return new ZipLayout(unchanging, changing);
    }

    /** A signature would be that of the template and broken in every document. */
    private void dropSignature() {
        String origin =
                word.relationships("").findPart("origin").map(word::existing).orElse("");
        if (!origin.isEmpty() && word.removeRelationships("", "origin")) {
            word.relationships(origin)
                    .all()
                    .forEach(arrow -> word.remove(word.relationships(origin).part(arrow)));
            word.remove(Relationships.partFor(origin));
            word.remove(origin);
            warnings.add(word.fileName() + " is digitally signed; its documents are not");
        }
    }

    private static int largestDrawingId(Story story) {
        int largest = 0;
        for (XmlElement drawing : story.root().descendants("wp:docPr")) {
            String id = drawing.attribute("id");
            if (id.matches("\\d{1,9}")) {
                largest = Math.max(largest, Integer.parseInt(id));
            }
        }
        return Math.min(largest, LARGEST_DRAWING_ID);
    }

    private static Map<String, String> stories() {
        Map<String, String> stories = new LinkedHashMap<>();
        stories.put("document.main", "the body");
        stories.put("header", "header");
        stories.put("footer", "footer");
        stories.put("footnotes", "the footnotes");
        stories.put("endnotes", "the endnotes");
        stories.put("comments", "the comments");
        return stories;
    }
}
