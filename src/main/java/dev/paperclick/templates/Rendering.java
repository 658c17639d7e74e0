package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import dev.paperclick.templates.opc.Stitching;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part in the making: what is written so far, the values in sight, the next free ids. Used again and again. */
final class Rendering {

    /** The part itself. */
    final Bytes out = new Bytes(1 << 16);

    /** The relationships that its links ask for, as XML. */
    final Bytes relationships = new Bytes(1 << 12);

    /** A link address while it is put together. */
    final StringBuilder address = new StringBuilder();

    private final @Nullable Stitching stitching;
    private Value[] scopes = new Value[16];
    private int depth;
    private int links;
    private int freshId;
    private final BitSet written = new BitSet();
    private final BitSet begunParagraphs = new BitSet();

    /** @param stitching is told of all that is the same in every document, if it is there */
    Rendering(@Nullable Stitching stitching) {
        this.stitching = stitching;
    }

    /** Begins a document. */
    void begin(Value.Fields content, int firstFreshId) {
        depth = 0;
        enter(content);
        freshId = firstFreshId;
    }

    /** Begins a part of the document. */
    void beginPart() {
        out.clear();
        relationships.clear();
        written.clear();
        links = 0;
        if (stitching != null) {
            stitching.truncate(0);
        }
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

    /** The number of the next link of this part. */
    int nextLink() {
        return ++links;
    }

    /** Whether this part has not yet got what has this number and may be there only once. */
    boolean isFirst(int number) {
        boolean first = !written.get(number);
        written.set(number);
        return first;
    }

    /** Begins a paragraph of this number, which has no line yet. */
    void beginLines(int paragraph) {
        begunParagraphs.clear(paragraph);
    }

    /** Whether the line that begins is the first of its paragraph. */
    boolean isFirstLine(int paragraph) {
        boolean first = !begunParagraphs.get(paragraph);
        begunParagraphs.set(paragraph);
        return first;
    }

    /** A number that no drawing of this document has. */
    int nextFreshId() {
        return freshId++;
    }
}
