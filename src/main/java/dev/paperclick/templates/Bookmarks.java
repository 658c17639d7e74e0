package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bookmarks of a document. One that a section repeats keeps its name the first time and gets a number behind it
 * from then on, and links of its own repetition follow; one that lies only in part in a section is none.
 */
final class Bookmarks {

    /** So much of a name stays before the number of a repetition; Word takes no longer names than 40 characters. */
    private static final int LONGEST_STEM = 28;

    /** Where Word remembers the last editing to have been. */
    private static final String LAST_EDITED = "_GoBack";

    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\s*(?:(?:PAGE|NOTE)?REF|HYPERLINK\\s+\\\\l)\\s+\"?([^\"\\s\\\\]+).*");

    /** A bookmark that its section repeats: the counter of its own number, and the stem of its later names. */
    private record Repeated(PlacedTag section, int number, String name, String stem) {}

    /** The beginning of a bookmark, and the section that it stands in. */
    private record Start(XmlElement element, @Nullable PlacedTag section) {}

    private final Counters counters;
    /** What bookmarks are called but for digits at the end, in lower case. */
    private final Set<String> stems = new HashSet<>();

    private final Map<XmlElement, Repeated> repeated = new HashMap<>();
    private final Map<String, List<Repeated>> repeatedByName = new HashMap<>();
    private final Map<PlacedTag, Integer> repetitions = new HashMap<>();
    private final Set<XmlElement> halves = new HashSet<>();

    Bookmarks(List<Story> stories, Counters counters) {
        this.counters = counters;
        for (Story story : stories) {
            story.root().descendants("w:bookmarkStart").forEach(start -> stems.add(withoutDigits(nameOf(start))));
        }
        stories.forEach(this::pair);
    }

    private void pair(Story story) {
        Map<String, Start> open = new HashMap<>();
        SectionWalk.through(story.root(), (element, section) -> {
            String id = element.attribute("w:id");
            if (element.is("w:bookmarkStart")) {
                halves.add(element);
                open.put(id, new Start(element, section));
            } else if (element.is("w:bookmarkEnd")) {
                halves.add(element);
                Start start = open.remove(id);
                if (start != null && start.section() == section) {
                    pair(start, element);
                }
            }
        });
    }

    private void pair(Start start, XmlElement end) {
        PlacedTag section = start.section();
        if (section == null) {
            halves.remove(start.element());
            halves.remove(end);
        } else if (!nameOf(start.element()).equals(LAST_EDITED)
                && start.element().findAncestor("mc:Fallback") == null) {
            String name = nameOf(start.element());
            Repeated bookmark = new Repeated(section, counters.add(), name, freeStem(name));
            repeated.put(start.element(), bookmark);
            repeated.put(end, bookmark);
            repeatedByName
                    .computeIfAbsent(folded(name), any -> new ArrayList<>())
                    .add(bookmark);
            repetitions.computeIfAbsent(section, any -> counters.add());
        }
    }

    /** What the later names begin with: no other bookmark has a number behind it, in whatever case. */
    private String freeStem(String name) {
        String beginning = name.substring(0, Math.min(name.length(), LONGEST_STEM)) + "_";
        String stem = beginning;
        for (int i = 1; !stems.add(folded(stem)); i++) {
            stem = beginning + i + "_";
        }
        return stem;
    }

    private static String nameOf(XmlElement start) {
        return start.attribute("w:name");
    }

    private static String withoutDigits(String name) {
        return folded(name).replaceFirst("\\d+$", "");
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether the element is one end of a bookmark that the documents cannot have. */
    boolean drops(XmlElement element, boolean inSection) {
        return element.is("w:bookmarkStart", "w:bookmarkEnd")
                && !repeated.containsKey(element)
                && (inSection || halves.contains(element));
    }

    /** The counter of the repetitions of a section, if there are bookmarks in it. */
    OptionalInt repetitionsOf(PlacedTag section) {
        Integer counter = repetitions.get(section);
        return counter == null ? OptionalInt.empty() : OptionalInt.of(counter);
    }

    /** What the value of an attribute of a repeated bookmark, or of a link to one, is written by. */
    Optional<Op> find(XmlElement element, String attribute, OpenSections sections) {
        Repeated bookmark = repeated.get(element);
        if (bookmark != null && attribute.equals("w:id")) {
            return Optional.of(
                    element.is("w:bookmarkStart")
                            ? new Op.NumberOnce(Numbered.ANNOTATION.counter(), bookmark.number())
                            : new Op.NumberAgain(bookmark.number()));
        }
        if (bookmark != null && attribute.equals("w:name")) {
            return Optional.of(name(bookmark));
        }
        boolean inside = element.is("w:hyperlink")
                && attribute.equals("w:anchor")
                && element.attribute("r:id").isEmpty();
        return inside ? findName(element.attribute(attribute), sections) : Optional.empty();
    }

    /** The name that a bookmark has in the present repetition of one of the sections. */
    private Optional<Op> findName(String name, OpenSections sections) {
        return repeatedByName.getOrDefault(folded(name), List.of()).stream()
                .filter(bookmark -> sections.contains(bookmark.section()))
                .findFirst()
                .map(this::name);
    }

    private Op name(Repeated bookmark) {
        int counter = repetitionsOf(bookmark.section()).orElseThrow();
        return new Op.RepeatedName(counter, Markup.of(escaped(bookmark.name())), Markup.of(escaped(bookmark.stem())));
    }

    /** Whether a field with this instruction refers to a bookmark. */
    static boolean isReference(String instruction) {
        return REFERENCE.matcher(instruction).matches();
    }

    /** Adds a field's instruction that refers to a bookmark of the present repetition; says whether it is one. */
    boolean addReference(String instruction, OpenSections sections, ProgramBuilder program) {
        Matcher reference = REFERENCE.matcher(instruction);
        Optional<Op> name = reference.matches() ? findName(reference.group(1), sections) : Optional.empty();
        name.ifPresent(op -> {
            program.literal(escaped(instruction.substring(0, reference.start(1))));
            program.add(op);
            program.literal(escaped(instruction.substring(reference.end(1))));
        });
        return name.isPresent();
    }

    private static String escaped(String text) {
        return XmlText.attribute(text);
    }
}
