package dev.paperclick.templates;

import dev.paperclick.platform.UserProblem;
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
import java.util.function.Supplier;

/** The way of a template from the file to its programs, all problems gathered before the first is told. */
final class TemplateCompiler {

    /** The kinds of parts with text, in the order in which a reader meets them, and what they are called. */
    private static final Map<String, String> STORIES = stories();

    /** What the content types of parts with charts and diagrams have in them. */
    private static final List<String> DRAWINGS =
            List.of("drawingml.chart", "chartex", "drawingml.diagramdata", "drawingml.diagramdrawing");

    private final Container container;
    private final WordPackage word;
    private final Problems problems;
    private final List<Placeholder> placeholders = new ArrayList<>();
    private final Warnings warnings;
    private final List<CompiledTemplate.Part> parts = new ArrayList<>();
    private int[] counters = {};
    private String linkStyle = "";

    private TemplateCompiler(Path file) {
        container = Container.open(file);
        word = WordPackage.of(container);
        problems = new Problems(word.fileName());
        warnings = new Warnings(word.fileName());
    }

    /** Compiles a file; whatever keeps it from being compiled is a problem with a sentence. */
    static CompiledTemplate compile(Path file) {
        return contained(file, () -> new TemplateCompiler(file).compile());
    }

    /** Examines a file; only what keeps anything from being said about it is thrown. */
    static Examination examine(Path file) {
        return contained(file, () -> new TemplateCompiler(file).examine());
    }

    /** The last wall: limits should have refused what exhausts memory or stack, or surprises us, but files come from strangers. */
    static <T> T contained(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (UserProblem told) {
            throw told;
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            throw because(exhausted, file.getFileName() + " is too much for this program; use a simpler document");
        } catch (RuntimeException unforeseen) {
            throw because(
                    unforeseen,
                    file.getFileName()
                            + " cannot be understood; open it in Word or LibreOffice, save it under another name, and report"
                            + " this if it happens again");
        }
    }

    private static UserProblem because(Throwable cause, String sentence) {
        UserProblem problem = UserProblem.inInput(sentence);
        problem.initCause(cause);
        return problem;
    }

    private CompiledTemplate compile() {
        compileParts();
        problems.throwIfAny();
        return new CompiledTemplate(container.sha256(), layout(), parts, counters, placeholders, warnings.all());
    }

    /** Compiles and tells what was found, whether or not a template comes of it. */
    private Examination examine() {
        compileParts();
        return new Examination(problems.all(), placeholders, warnings.all());
    }

    /** Turns the parts into programs, as far as there is no problem. */
    private void compileParts() {
        dropSignature();
        new Settings(word, warnings).clean();
        List<Story> stories = findStories();
        DocumentData data = new DocumentData(word);
        BoundControls controls = new BoundControls(word, warnings, data);
        for (Story story : stories) {
            warnings.lookAtOriginal(story);
            new EmptyLinks(story).drop();
            new TagPlacement(story).place();
            controls.release(story);
            Triggers.drop(story);
            new Sections(story).hoist();
            warnings.lookAtTags(story);
        }
        data.removeUnless(controls::show);
        if (problems.isEmpty()) {
            compile(stories);
        } else {
            stories.forEach(story -> new Inventory(story, placeholders).addAll(story));
        }
        compileProperties();
        compileDrawings();
        data.items().forEach(item -> compileData(item.part(), item.root(), DocumentData.PLACE));
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

    /** Notes come after the parts that refer to them, both in the list and in each document. */
    private void compile(List<Story> stories) {
        new SectionComments(word, warnings).takeOut(stories);
        Repetitions repetitions = new Repetitions(stories);
        List<Story> changed = stories.stream().filter(Story::isChanged).toList();
        Map<Story, StoryCompiler> compilers = new LinkedHashMap<>();
        List<List<Placeholder>> found = new ArrayList<>();
        for (Story story : changed) {
            story.tidy();
            List<Placeholder> here = new ArrayList<>();
            found.add(here);
            String style = linkStyle(story.root().isStrict());
            Op.LinkTargets targets = targets(story.root(), story.relationships().freePrefix());
            StoryCompiler compiler = new StoryCompiler(story, targets, style, new Inventory(story, here), repetitions);
            compilers.put(story, compiler);
            repetitions.add(story, compiler);
        }
        compilers.forEach((story, compiler) -> parts.add(part(story, compiler.compile())));
        found.forEach(placeholders::addAll);
        counters = repetitions.counters().starts();
    }

    private CompiledTemplate.Part part(Story story, Program program) {
        String existing = word.existing(Relationships.partFor(story.part()));
        String name = existing.isEmpty() ? Relationships.partFor(story.part()) : existing;
        CompiledTemplate.Targets own = new CompiledTemplate.Targets(
                name, Markup.of(story.relationships().toXmlWithoutTail()), Markup.of(Relationships.TAIL));
        return new CompiledTemplate.Part(story.part(), program, own);
    }

    private String linkStyle(boolean strict) {
        if (linkStyle.isEmpty()) {
            linkStyle = new LinkStyle(word, strict).find();
        }
        return linkStyle;
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

    /** Values may stand in the titles, labels and boxes of charts and diagrams. */
    private void compileDrawings() {
        for (String part : word.reachable()) {
            if (DRAWINGS.stream().anyMatch(word.types().of(part)::contains)) {
                compileData(part, word.read(part), "the charts and diagrams");
            }
        }
    }

    private void compileData(String part, XmlElement root, String place) {
        if (XmlData.concerns(root)) {
            Program program = new XmlData(place, new Inventory(place, placeholders), problems).compile(root);
            parts.add(new CompiledTemplate.Part(part, program, null));
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
