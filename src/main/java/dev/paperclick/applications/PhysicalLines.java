package dev.paperclick.applications;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a text, ended by LF, CR LF or CR, each cut at a bound so that no file can fill the memory.
 *
 * <p>Not thread-safe.
 */
final class PhysicalLines implements Closeable {

    /** Characters kept of one line. */
    static final int MAX_LENGTH = 1_000_000;

    /** A line and its number, from 1; {@code cut} tells that more stood on it. */
    record Line(int number, String text, boolean cut) {}

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private int number;
    private boolean afterCarriageReturn;

    PhysicalLines(Reader reader) {
        this.reader = reader;
    }

    /** The next line; null at the end of the text. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean cut = false;
        while (position < limit || fill()) {
            char c = buffer[position++];
            if (c == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                return new Line(++number, text.toString(), cut);
            }
            if (text.length() < MAX_LENGTH) {
                text.append(c);
            } else {
                cut = true;
            }
        }
        return any ? new Line(++number, text.toString(), cut) : null;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(buffer));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
