package dev.paperclick.reports;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a report in one format; all writers say the same numbers.
 *
 * <p>Safe for use by several threads. The same report gives the same bytes.
 */
public interface ReportWriter {

    /** The format's name, which is also how its files end: {@code xlsx}. */
    String format();

    /** Writes the report; the stream stays open. */
    void write(Report report, OutputStream out) throws IOException;
}
