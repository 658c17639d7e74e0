package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes and endnotes that the body refers to from within sections. Two references to one note are what Word calls
 * unreadable content (ECMA-376 part 1, 17.11.14), so each repetition gets a note of its own.
 */
final class RepeatedNotes {

    /** A note, and the part that it stands in. */
    record Note(Numbered kind, XmlElement element, Story story) {}

    private final Map<XmlElement, Note> byReference = new HashMap<>();
    private final Set<XmlElement> replaced = new HashSet<>();
    private final Set<XmlElement> referredOnce = new HashSet<>();

    RepeatedNotes(List<Story> stories) {
        Map<String, Note> notes = new HashMap<>();
        for (Story story : stories) {
            story.root().elements().stream()
                    .filter(element -> element.is("w:footnote", "w:endnote"))
                    .forEach(element -> notes.put(key(element), new Note(kind(element), element, story)));
        }
        for (Story story : stories) {
            if (story.root().is("w:document")) {
                SectionWalk.through(story.root(), (element, section) -> find(element, section, notes));
            }
        }
    }

    private void find(XmlElement element, @Nullable PlacedTag section, Map<String, Note> notes) {
        Note note = isReference(element) ? notes.get(key(element)) : null;
        if (note != null && section == null) {
            referredOnce.add(note.element());
        } else if (note != null && element.findAncestor("mc:Fallback") == null) {
            byReference.put(element, note);
            replaced.add(note.element());
            note.story().change();
        }
    }

    private static boolean isReference(XmlElement element) {
        return element.is("w:footnoteReference", "w:endnoteReference");
    }

    private static String key(XmlElement element) {
        return kind(element) + " " + element.attribute("w:id");
    }

    private static Numbered kind(XmlElement element) {
        return element.name().startsWith("w:foot") ? Numbered.FOOTNOTE : Numbered.ENDNOTE;
    }

    /** The note that a reference inside a section leads to. */
    @Nullable
    Note find(XmlElement reference) {
        return byReference.get(reference);
    }

    /** Whether the element is a note that only its copies are seen of, or refers within a section to none. */
    boolean drops(XmlElement element, boolean inSection) {
        return isReference(element)
                ? inSection && !byReference.containsKey(element)
                : replaced.contains(element) && !referredOnce.contains(element);
    }

    /** The kind of the notes in a part of which there are copies. */
    @Nullable
    Numbered findKind(XmlElement root) {
        return byReference.values().stream()
                .filter(note -> note.story().root() == root)
                .map(Note::kind)
                .findFirst()
                .orElse(null);
    }
}
