package dev.paperclick.templates.opc;

import java.util.zip.Deflater;

/** Packs by deflating all of an entry. */
public final class Deflating implements Packer {

    /** Deflating less than this costs more time than its bytes are worth. */
    private static final int WORTH_DEFLATING = 1024;

    private final Deflater deflater;

    /** A packer with a level of {@link Deflater}. */
    public Deflating(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public boolean deflates(Bytes content) {
        return content.length() >= WORTH_DEFLATING;
    }

    @Override
    public void pack(Bytes content, Bytes file) {
        if (deflates(content)) {
            file.putDeflated(content, deflater);
        } else {
            file.put(content);
        }
    }
}
