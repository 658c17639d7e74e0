package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLinesTests {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private long now;

    @Test
    void drawsABarThatFitsTheTerminalAndGoesAway() {
        ProgressLines progress = progress(60);
        progress.begins(10, 0);
        for (int pair = 1; pair <= 4; pair++) {
            now += SECOND;
            progress.pairWritten();
        }
        assertThat(last()).hasSize(59).startsWith("█████████░░").contains("4 of 10 applications, 1/s, 6 s left");

        progress.end();
        assertThat(last()).isEmpty();
        assertThat(text.toString()).endsWith("\r" + " ".repeat(59) + "\r").doesNotContain("\n");
    }

    @Test
    void writesAPlainLineNowAndThenElsewhere() {
        ProgressLines progress = progress(0);
        progress.begins(100_000, 20_000);
        for (int pair = 1; pair <= 25; pair++) {
            now += SECOND;
            progress.pairWritten();
        }
        progress.end();

        assertThat(text.toString().lines())
                .containsExactly(
                        "20,010 of 100,000 applications, 1/s, 22 h 13 min left",
                        "20,020 of 100,000 applications, 1/s, 22 h 13 min left");
    }

    @Test
    void countsTheRowsOfAListThatIsBeingRead() {
        ProgressLines progress = progress(60);
        for (int row = 1; row <= 1_500; row++) {
            now += SECOND / 100;
            progress.rowRead();
        }
        assertThat(last()).hasSize(59).startsWith("1,500 rows read ");

        progress.begins(1_400, 0);
        assertThat(last()).startsWith("░").contains("0 of 1,400 applications").doesNotContain("read");
    }

    @Test
    void countsTheRowsInPlainLinesElsewhere() {
        ProgressLines progress = progress(0);
        for (int row = 1; row <= 25; row++) {
            now += SECOND;
            progress.rowRead();
        }
        assertThat(text.toString().lines()).containsExactly("10 rows read", "20 rows read");
    }

    @Test
    void countsPdfsByThemselves() {
        ProgressLines progress = progress(60);
        progress.begins(1, 0);
        progress.pairWritten();
        progress.pdfsBegin(4, 2);
        now += SECOND;
        progress.pdfDone();

        assertThat(last()).hasSize(59).startsWith("████").contains("3 of 4 PDFs, 1/s, 1 s left");
    }

    @Test
    void saysThatAnInterruptedRunGoesOn() {
        progress(0).continues();

        assertThat(text.toString()).contains("going on from there");
    }

    private ProgressLines progress(int columns) {
        return new ProgressLines(new PrintWriter(text, true), new Terminal(columns), () -> now);
    }

    private String last() {
        String all = text.toString();
        return all.substring(all.lastIndexOf('\r') + 1);
    }
}
