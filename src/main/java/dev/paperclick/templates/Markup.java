package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import java.nio.charset.StandardCharsets;

/** A piece of XML, ready to be written as it is. */
final class Markup {

    private final byte[] bytes;

    private Markup(byte[] bytes) {
        this.bytes = bytes;
    }

    static Markup of(String xml) {
        return new Markup(xml.getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(Bytes out) {
        out.put(bytes);
    }

    /** Whether the output from the given position on ends with this piece. */
    boolean ends(Bytes out, int from) {
        return out.endsWith(bytes, from);
    }
}
