package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import dev.paperclick.templates.opc.Stitching;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A piece of XML, ready to be written as it is. */
final class Markup {

    private final byte[] bytes;
    /** Made when first asked for, since most templates are never packed fast. */
    private volatile byte @Nullable [] prepared;

    private Markup(byte[] bytes) {
        this.bytes = bytes;
    }

    static Markup of(String xml) {
        return new Markup(xml.getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(Bytes out) {
        out.put(bytes);
    }

    /** Writes itself and tells the stitching where. */
    void writeTo(Bytes out, Stitching stitching) {
        int start = out.length();
        out.put(bytes);
        stitching.add(prepared(), start, out.length());
    }

    private byte[] prepared() {
        byte[] known = prepared;
        if (known == null) {
            known = Stitching.prepare(bytes);
            prepared = known;
        }
        return known;
    }

    /** Whether the output from the given position on ends with this piece. */
    boolean ends(Bytes out, int from) {
        return out.endsWith(bytes, from);
    }
}
