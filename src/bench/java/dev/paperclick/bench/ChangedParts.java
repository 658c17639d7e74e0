package dev.paperclick.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The parts of a document that differ from one to the next and are large enough to be deflated. */
final class ChangedParts {

    private static final int WORTH_DEFLATING = 1024;
    /** As Paperclick has it. */
    private static final int LEVEL = 3;

    private final List<byte[]> parts = new ArrayList<>();
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] out = new byte[1 << 17];

    static ChangedParts of(byte[] document) throws IOException {
        ChangedParts changed = new ChangedParts();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                String name = entry.getName();
                boolean written = name.equals("word/document.xml")
                        || name.startsWith("word/footer")
                        || name.equals("docProps/core.xml")
                        || name.startsWith("word/_rels/");
                if (written && content.length >= WORTH_DEFLATING) {
                    changed.parts.add(content);
                }
            }
        }
        return changed;
    }

    int deflate() {
        int length = 0;
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            deflater.reset();
            deflater.setInput(part);
            deflater.finish();
            while (!deflater.finished()) {
                length += deflater.deflate(out);
            }
        }
        return length;
    }
}
