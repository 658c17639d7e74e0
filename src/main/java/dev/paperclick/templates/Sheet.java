package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import dev.paperclick.templates.opc.Stitching;
import org.jspecify.annotations.Nullable;

/** What is written of one part, and the relationships that its links ask for. */
final class Sheet {

    final Bytes out;
    final Bytes relationships = new Bytes(1 << 12);
    final @Nullable Stitching stitching;

    /** @param stitching is told of all that is the same in every document, if it is there */
    Sheet(int capacity, @Nullable Stitching stitching) {
        this.out = new Bytes(capacity);
        this.stitching = stitching;
    }

    void clear() {
        out.clear();
        relationships.clear();
        if (stitching != null) {
            stitching.truncate(0);
        }
    }

    /** Adds what another sheet holds, and leaves that one empty. */
    void takeOver(Sheet other) {
        if (stitching != null && other.stitching != null) {
            stitching.add(other.stitching, out.length());
        }
        out.put(other.out);
        relationships.put(other.relationships);
        other.clear();
    }
}
