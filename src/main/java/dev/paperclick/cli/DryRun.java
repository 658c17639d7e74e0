package dev.paperclick.cli;

import dev.paperclick.applications.CsvRow;
import dev.paperclick.applications.ListReport;
import dev.paperclick.documents.GenerateRequest;
import dev.paperclick.documents.Generation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** {@code generate --dry-run}: each rejected row as it is met, then how the list is read and the first rows as used. */
final class DryRun {

    /** Rows shown as they will be used. */
    private static final int FIRST_ROWS = 3;

    private static final int MOST_OF_A_VALUE = 100;

    private final PrintWriter out;
    private final Terminal terminal;
    private final ProgressLines progress;
    private final boolean json;
    private final List<ListReport.Row> first = new ArrayList<>();

    /** @param json whether to print a JSON document instead of text */
    DryRun(PrintWriter out, Terminal terminal, ProgressLines progress, boolean json) {
        this.out = out;
        this.terminal = terminal;
        this.progress = progress;
        this.json = json;
    }

    int tell(Generation generation, GenerateRequest request) {
        ListReport report;
        try {
            report = generation.preview(request, this::row);
        } finally {
            progress.end();
        }
        if (json) {
            out.println(ListCommand.CheckCommand.json(report));
        } else {
            tell(report);
        }
        out.flush();
        return report.rejected() == 0 ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
    }

    private void tell(ListReport report) {
        if (report.rejected() > 0) {
            out.println();
        }
        out.print(ListTable.writeUse(report, terminal.columns()));
        Paragraphs rows = new Paragraphs(terminal.columns());
        first.forEach(row -> show(row, rows));
        rows.paragraph("Nothing was written.");
        out.print(rows);
    }

    private void row(ListReport.Row row) {
        progress.rowRead();
        if (json) {
            return;
        }
        if (!row.problems().isEmpty()) {
            progress.end();
        }
        Paragraphs lines = new Paragraphs(terminal.columns());
        for (CsvRow.Problem problem : row.problems()) {
            lines.paragraph("Line " + row.line() + ": " + (problem.column().isEmpty() ? "" : problem.column() + " ")
                    + Paragraphs.visible(problem.reason()));
        }
        out.print(lines);
        if (row.problems().isEmpty() && first.size() < FIRST_ROWS) {
            first.add(row);
        }
    }

    private static void show(ListReport.Row row, Paragraphs rows) {
        rows.paragraph("Line " + row.line() + " will be used as");
        row.fields()
                .forEach((name, value) ->
                        rows.entry("  " + name, 24, Paragraphs.visible(Paragraphs.cropped(value, MOST_OF_A_VALUE))));
        if (row.appliedAt() != null) {
            rows.entry("  applied at", 24, row.appliedAt());
        }
        rows.blank();
    }
}
