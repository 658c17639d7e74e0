package dev.paperclick.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.paperclick.applications.CsvRow;
import dev.paperclick.applications.ListReport;
import dev.paperclick.documents.GenerateRequest;
import dev.paperclick.documents.Generation;
import dev.paperclick.documents.VariantChoice;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code generate --dry-run}: each rejected row as it is met, then how the list is read, the first rows as used, and the
 * variant of each application when there are some to share out.
 */
final class DryRun {

    /** Rows shown as they will be used. */
    private static final int FIRST_ROWS = 3;

    private static final int MOST_OF_A_VALUE = 100;

    private final PrintWriter out;
    private final Terminal terminal;
    private final ProgressLines progress;
    private final boolean json;
    private final List<ListReport.Row> first = new ArrayList<>();
    private final List<VariantChoice> choices = new ArrayList<>();

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
            report = generation.preview(request, this::row, choices::add);
        } finally {
            progress.end();
        }
        if (json) {
            out.println(ListCommand.CheckCommand.json(report, choices));
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
        variants(rows);
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

    private void variants(Paragraphs rows) {
        if (choices.isEmpty()) {
            return;
        }
        Columns table = new Columns("Line", "Variant", "Application");
        choices.forEach(choice -> table.row(List.of(
                String.valueOf(choice.line()),
                Paragraphs.cropped(choice.variant(), MOST_OF_A_VALUE),
                choice.company() + ", " + choice.title())));
        table.lines().forEach(rows::line);
        Map<String, Long> counts =
                choices.stream().collect(groupingBy(VariantChoice::variant, TreeMap::new, counting()));
        rows.blank();
        rows.paragraph("Variants: "
                + counts.entrySet().stream()
                        .map(count -> Paragraphs.visible(Paragraphs.cropped(count.getKey(), MOST_OF_A_VALUE)) + " "
                                + count.getValue())
                        .collect(joining(", "))
                + ".");
        rows.blank();
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
