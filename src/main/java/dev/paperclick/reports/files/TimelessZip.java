package dev.paperclick.reports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An archive whose bytes do not tell when it was made. */
final class TimelessZip {

    /** Not the earliest that the format can say: beside that one, Java writes the same instant in the zone of this computer. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private TimelessZip() {}

    /** Copies an archive, entry by entry; both streams stay open. */
    @SuppressWarnings("resource") // closing them would close what is the caller's
    static void copy(InputStream in, OutputStream out) throws IOException {
        ZipInputStream from = new ZipInputStream(in);
        ZipOutputStream to = new ZipOutputStream(out);
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTimeLocal(NO_TIME);
            to.putNextEntry(copy);
            from.transferTo(to);
            to.closeEntry();
        }
        to.finish();
    }
}
