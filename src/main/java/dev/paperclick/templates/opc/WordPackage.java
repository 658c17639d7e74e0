package dev.paperclick.templates.opc;

import dev.paperclick.platform.UserProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a Word document and the arrows between them, found by relationships and never by file name. */
public final class WordPackage {

    private final Container container;
    private final Map<String, byte[]> parts;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Relationships> relationships = new LinkedHashMap<>();
    private final Set<String> changedRelationships = new LinkedHashSet<>();
    private final ContentTypes types;
    private final String main;

    private WordPackage(Container container) {
        this.container = container;
        this.parts = new LinkedHashMap<>(container.entries());
        parts.keySet().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        String contentTypes = names.get(ContentTypes.PART.toLowerCase(Locale.ROOT));
        if (contentTypes == null) {
            throw notWord();
        }
        this.types = new ContentTypes(read(contentTypes));
        parts.remove(contentTypes);
        this.main = relationships("")
                .findPart("officeDocument")
                .map(this::existing)
                .filter(part -> !part.isEmpty())
                .orElseThrow(this::notWord);
    }

    /** Looks into a container; one that holds no Word document, or an unsafe one, is a problem. */
    public static WordPackage of(Container container) {
        WordPackage word = new WordPackage(container);
        new Ballast(word).cut();
        Inspection inspection = new Inspection(word);
        inspection.check();
        word.dropStrangers();
        inspection.checkContent();
        String type = word.types.of(word.main);
        if (word.types.isWord(word.main, "template.main")) {
            word.types.set(word.main, ContentTypes.DOCUMENT);
        } else if (!type.equals(ContentTypes.DOCUMENT)) {
            throw word.notWord();
        }
        return word;
    }

    public String fileName() {
        return container.fileName();
    }

    /** The name of the part with the document's body. */
    public String main() {
        return main;
    }

    public ContentTypes types() {
        return types;
    }

    /** The names of all parts that can be reached from the package, those nearest to its root first. */
    public List<String> reachable() {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(""));
        while (!next.isEmpty()) {
            Relationships arrows = relationships(next.remove());
            for (Relationship arrow : arrows.all()) {
                String part = arrow.external() ? "" : existing(arrows.part(arrow));
                if (!part.isEmpty() && seen.add(part)) {
                    next.add(part);
                }
            }
        }
        return List.copyOf(seen);
    }

    /** The relationships of a part, to be read and changed; none is a set that is still empty. */
    public Relationships relationships(String source) {
        Relationships known = relationships.get(source);
        if (known == null) {
            known = new Relationships(source);
            String part = existing(Relationships.partFor(source));
            if (!part.isEmpty()) {
                known.read(read(part));
            }
            relationships.put(source, known);
        }
        return known;
    }

    /** The tree of a part. */
    public XmlElement read(String part) {
        byte[] bytes = parts.get(part);
        if (bytes == null) {
            throw new IllegalArgumentException(part);
        }
        return XmlReader.read(bytes, fileName() + ": its part " + part);
    }

    /** The name as the container spells it; empty when it has no such part. Names know no case (ECMA-376 part 2). */
    public String existing(String part) {
        return names.getOrDefault(part.toLowerCase(Locale.ROOT), "");
    }

    /** Takes out the parts that nothing leads to, such as the "[trash]" that some writers leave. */
    private void dropStrangers() {
        Set<String> kept = new HashSet<>(reachable());
        Set<String> arrows = new HashSet<>(Set.of(Relationships.partFor("")));
        kept.forEach(part -> arrows.add(Relationships.partFor(part).toLowerCase(Locale.ROOT)));
        for (String part : List.copyOf(parts.keySet())) {
            if (!kept.contains(part) && !arrows.contains(part.toLowerCase(Locale.ROOT))) {
                remove(part);
            }
        }
    }

    /** Adds a part or puts other content in its place. */
    public void put(String part, byte[] content) {
        parts.put(part, content);
        names.put(part.toLowerCase(Locale.ROOT), part);
    }

    /** Takes a part out, with its content type; arrows to it are the caller's to remove. */
    public void remove(String part) {
        parts.remove(part);
        names.remove(part.toLowerCase(Locale.ROOT));
        types.forget(part);
    }

    /** Takes out the relationships of a kind that start at a part, and says whether there were any. */
    public boolean removeRelationships(String source, String kind) {
        boolean removed = relationships(source).removeIf(arrow -> arrow.is(kind));
        if (removed) {
            changed(source);
        }
        return removed;
    }

    /** Remembers that the relationships of a part are no longer those of the file. */
    public void changed(String source) {
        changedRelationships.add(source);
    }

    /** Everything as it is to be packed, the content types first as readers by signature like it. */
    public Map<String, byte[]> pack() {
        types.allowRelationships();
        for (String source : changedRelationships) {
            String existing = existing(Relationships.partFor(source));
            put(
                    existing.isEmpty() ? Relationships.partFor(source) : existing,
                    relationships(source).toPart());
        }
        Map<String, byte[]> packed = new LinkedHashMap<>();
        packed.put(ContentTypes.PART, types.toPart());
        packed.putAll(parts);
        return packed;
    }

    /** Names of all parts. */
    List<String> partNames() {
        return Collections.unmodifiableList(new ArrayList<>(parts.keySet()));
    }

    private UserProblem notWord() {
        return UserProblem.inInput(fileName() + " has no Word document in it; save the template as .docx");
    }

    /** The style sheet of the main part, if it has one. */
    public @Nullable String findStyles() {
        return relationships(main)
                .findPart("styles")
                .map(this::existing)
                .filter(part -> !part.isEmpty())
                .orElse(null);
    }
}
