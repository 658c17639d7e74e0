package dev.paperclick.cli;

import dev.paperclick.documents.GenerateProgress;
import dev.paperclick.rollups.CountWatch;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far a run is: the rows that it has read, then a bar that moves on a terminal; a plain line every now and then
 * elsewhere.
 *
 * <p>Thread-safe.
 */
final class ProgressLines implements GenerateProgress, CountWatch {

    private static final long NANOS = 1_000_000_000L;
    private static final long BAR_EVERY = NANOS / 10;
    private static final long LINE_EVERY = 10 * NANOS;
    private static final int BAR_CELLS = 24;

    private final PrintWriter out;
    private final Terminal terminal;
    private final LongSupplier nanos;
    private String noun = "applications";
    private long rowsRead;
    private long total;
    private long done;
    private long doneBefore;
    private long start;
    private long shown;
    private boolean barShown;

    /** @param nanos a clock that only goes forward, in nanoseconds */
    ProgressLines(PrintWriter out, Terminal terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.shown = nanos.getAsLong();
    }

    @Override
    public synchronized void continues() {
        line("An earlier run of this command was interrupted; going on from there.");
    }

    @Override
    public synchronized void rowRead() {
        rowsRead++;
        tell(() -> String.format(Locale.ROOT, "%,d rows read", rowsRead), false);
    }

    @Override
    public synchronized void begins(long rows, long alreadyDone) {
        begin("applications", rows, alreadyDone);
    }

    @Override
    public synchronized void pdfsBegin(long documents, long alreadyDone) {
        begin("PDFs", documents, alreadyDone);
    }

    @Override
    public synchronized void daysBegin(long days) {
        begin("days", days, 0);
    }

    private void begin(String of, long rows, long alreadyDone) {
        noun = of;
        total = rows;
        done = alreadyDone;
        doneBefore = alreadyDone;
        start = nanos.getAsLong();
        shown = start;
        if (terminal.isTerminal() && done < total) {
            bar(words());
        }
    }

    @Override
    public synchronized void pairWritten() {
        more(1);
    }

    @Override
    public synchronized void pdfDone() {
        more(1);
    }

    @Override
    public synchronized void daysCounted(long days) {
        more(days);
    }

    private void more(long count) {
        done += count;
        tell(this::words, done == total);
    }

    private void tell(Supplier<String> words, boolean atOnce) {
        long now = nanos.getAsLong();
        if (terminal.isTerminal() && (atOnce || now - shown >= BAR_EVERY)) {
            shown = now;
            bar(words.get());
        } else if (!terminal.isTerminal() && now - shown >= LINE_EVERY) {
            shown = now;
            line(words.get());
        }
    }

    /** Makes way for what is printed next. */
    synchronized void end() {
        if (barShown) {
            out.print("\r" + " ".repeat(Math.max(1, terminal.columns() - 1)) + "\r");
            out.flush();
            barShown = false;
        }
    }

    private void bar(String words) {
        int width = Math.max(1, terminal.columns() - 1);
        // while the list is read, nobody knows how long it is
        int cells = total == 0 ? 0 : Math.max(0, Math.min(BAR_CELLS, width - words.length() - 1));
        int filled = total == 0 ? 0 : (int) (done * cells / total);
        String text = "█".repeat(filled) + "░".repeat(cells - filled) + (cells == 0 ? "" : " ") + words;
        String fitted = text.length() > width ? text.substring(0, width) : text + " ".repeat(width - text.length());
        out.print("\r" + fitted);
        out.flush();
        barShown = true;
    }

    private String words() {
        double seconds = Math.max(1, nanos.getAsLong() - start) / (double) NANOS;
        double rate = (done - doneBefore) / seconds;
        String words = String.format(Locale.ROOT, "%,d of %,d %s", done, total, noun);
        if (done == doneBefore || seconds < 1) {
            return words;
        }
        return words + String.format(Locale.ROOT, ", %,.0f/s, %s left", rate, duration((total - done) / rate));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? whole / 60 + " min " + whole % 60 + " s"
                        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private void line(String text) {
        end();
        out.println(text);
    }
}
