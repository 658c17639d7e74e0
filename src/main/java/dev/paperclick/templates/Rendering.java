package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import dev.paperclick.templates.opc.Stitching;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One document in the making: what is written of its present part, the values in sight, the counters. Used again and again. */
final class Rendering {

    /** The part itself, or a note of another part that stands in for it at present. */
    Bytes out;

    /** The relationships that its links ask for, as XML. */
    Bytes relationships;

    /** A link address while it is put together. */
    final StringBuilder address = new StringBuilder();

    private final Sheet part;
    /** Notes for parts that are yet to come. */
    private final Map<Numbered, Sheet> notes = new EnumMap<>(Numbered.class);

    private @Nullable Stitching stitching;
    private Value[] scopes = new Value[16];
    private int depth;
    private int links;
    private int[] counters = new int[16];

    /** @param stitching is told of all that is the same in every document, if it is there */
    Rendering(@Nullable Stitching stitching) {
        this.part = new Sheet(1 << 16, stitching);
        for (Numbered kind : List.of(Numbered.FOOTNOTE, Numbered.ENDNOTE)) {
            notes.put(kind, new Sheet(1 << 10, stitching == null ? null : new Stitching()));
        }
        this.out = part.out;
        this.relationships = part.relationships;
        this.stitching = stitching;
    }

    /** Begins a document. */
    void begin(List<Value.Fields> content, int[] starts) {
        depth = 0;
        for (int i = 0; i < content.size(); i++) {
            enter(content.get(i));
        }
        links = 0;
        if (counters.length < starts.length) {
            counters = new int[starts.length];
        }
        System.arraycopy(starts, 0, counters, 0, starts.length);
        sheet(Numbered.FOOTNOTE).clear();
        sheet(Numbered.ENDNOTE).clear();
    }

    /** Begins a part of the document. */
    void beginPart() {
        part.clear();
    }

    /** Writes notes from here on, for the part that will {@link #takeNotes take them}. */
    void beginNote(Numbered kind) {
        turnTo(sheet(kind));
    }

    /** Goes on with the part. */
    void endNote() {
        turnTo(part);
    }

    /** Writes the notes that other parts have asked for. */
    void takeNotes(Numbered kind) {
        part.takeOver(sheet(kind));
    }

    private void turnTo(Sheet sheet) {
        out = sheet.out;
        relationships = sheet.relationships;
        stitching = sheet.stitching;
    }

    private Sheet sheet(Numbered kind) {
        Sheet sheet = notes.get(kind);
        if (sheet == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return sheet;
    }

    /** Writes what is the same in every document. */
    void literal(Markup markup) {
        if (stitching == null) {
            markup.writeTo(out);
        } else {
            markup.writeTo(out, stitching);
        }
    }

    /** Takes back what was written from the given length on. */
    void truncate(int length) {
        out.truncate(length);
        if (stitching != null) {
            stitching.truncate(length);
        }
    }

    void enter(Value scope) {
        if (depth == scopes.length) {
            scopes = Arrays.copyOf(scopes, depth * 2);
        }
        scopes[depth++] = scope;
    }

    void leave() {
        depth--;
    }

    /** Forgets the values, so that a buffer at rest keeps no one's data. */
    void forget() {
        Arrays.fill(scopes, null);
        depth = 0;
    }

    /** The value of a name: its first step in the innermost scope that has it, each further step in the one before. */
    @Nullable
    Value find(Name name) {
        List<String> steps = name.steps();
        if (steps.isEmpty()) {
            return scopes[depth - 1];
        }
        Value found = climb(steps.get(0));
        for (int i = 1; i < steps.size() && found != null; i++) {
            found = found instanceof Value.Fields fields ? fields.find(steps.get(i)) : null;
        }
        return found;
    }

    private @Nullable Value climb(String step) {
        for (int i = depth - 1; i >= 0; i--) {
            if (scopes[i] instanceof Value.Fields fields) {
                Value found = fields.find(step);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The number of the next link of this document. */
    int nextLink() {
        return ++links;
    }

    /** What a counter shows; it is one further afterwards. */
    int count(int counter) {
        return counters[counter]++;
    }

    /** What a counter shows. */
    int counted(int counter) {
        return counters[counter];
    }

    /** Makes a counter show a number. */
    void remember(int number, int counter) {
        counters[counter] = number;
    }
}
