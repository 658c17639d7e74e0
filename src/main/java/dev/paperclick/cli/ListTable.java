package dev.paperclick.cli;

import dev.paperclick.applications.ListReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a list is read, as text: what is wrong comes last, where people look first. */
final class ListTable {

    /** Problems shown; the rest is in the JSON document and in rejected.csv. */
    private static final int MOST_SHOWN = 50;

    private static final int NAME_WIDTH = 12;
    private static final int MOST_HEADER = 30;

    private final ListReport report;
    private final Paragraphs text;

    private ListTable(ListReport report, int width) {
        this.report = report;
        this.text = new Paragraphs(width);
    }

    /** @param width of the terminal; 0 when lines may have any length */
    static String write(ListReport report, int width) {
        ListTable table = new ListTable(report, width);
        table.writing();
        table.columns();
        table.problems();
        table.closing();
        return table.text.toString();
    }

    /** How the list is read, without the problems of its rows. */
    static String writeUse(ListReport report, int width) {
        ListTable table = new ListTable(report, width);
        table.writing();
        table.columns();
        table.text.entry("  Absent", NAME_WIDTH, String.join(", ", report.absent()));
        table.text.blank();
        table.notes();
        table.closing();
        table.text.blank();
        return table.text.toString();
    }

    private void writing() {
        if (report.kind().equals("csv")) {
            entry("Encoding", report.encoding() + (report.byteOrderMark() ? ", with byte order mark" : ""));
            entry("Delimiter", delimiter());
            entry(
                    "Quote",
                    report.quote() + ", within quotes written as "
                            + (Objects.equals(report.escape(), "\\")
                                    ? "\\" + report.quote()
                                    : report.quote() + report.quote()));
        } else {
            entry("Sheet", String.valueOf(report.sheet()));
        }
        entry("Header", report.headerLine() == 0 ? "none" : "line " + report.headerLine());
        entry("Dates", dates());
        text.blank();
    }

    private String delimiter() {
        String delimiter = String.valueOf(report.delimiter());
        return switch (delimiter) {
            case "," -> "comma (,)";
            case ", " -> "comma and space";
            case ";" -> "semicolon (;)";
            case "\t" -> "tab";
            case "\t\t" -> "two tabs";
            case " " -> "space";
            case ":" -> "colon (:)";
            default -> delimiter;
        };
    }

    private String dates() {
        String order = report.dates().order().equals("day_first") ? "day first" : "month first";
        Boolean decided = report.dates().decided();
        if (decided == null) {
            return "none that needs an order of day and month";
        }
        return order + (decided ? ", as a date of the list proves" : ", a guess: no date of the list decides it");
    }

    private void columns() {
        int widest = report.columns().stream()
                .mapToInt(column -> Paragraphs.length(shownHeader(column)))
                .max()
                .orElse(0);
        for (ListReport.NamedColumn column : report.columns()) {
            String meaning = switch (column.use()) {
                case "mapped" -> "is " + column.name();
                case "kept" -> "is kept as {{" + column.name() + "}}";
                default -> "is ignored: it has no name";
            };
            text.entry("  " + shownHeader(column), widest + 4, meaning);
        }
        if (!report.missing().isEmpty()) {
            text.entry("  Missing", widest + 4, String.join(", ", report.missing()));
        }
        text.blank();
    }

    private static String shownHeader(ListReport.NamedColumn column) {
        String header = Paragraphs.visible(column.header().strip());
        return header.isEmpty() ? "(column " + column.position() + ")" : Paragraphs.cropped(header, MOST_HEADER);
    }

    private void problems() {
        List<ListReport.RowProblem> shown =
                report.problems().stream().limit(MOST_SHOWN).toList();
        shown.forEach(problem -> text.paragraph("Line " + problem.line() + ": "
                + (problem.column().isEmpty() ? "" : problem.column() + " ")
                + Paragraphs.visible(problem.reason())));
        more(report.problemCount() - shown.size(), "problems");
        List<ListReport.Duplicate> repeated =
                report.duplicates().stream().limit(MOST_SHOWN).toList();
        repeated.forEach(duplicate -> text.paragraph(
                "Line " + duplicate.line() + ": is the same application as line " + duplicate.firstLine()));
        more(report.duplicateCount() - repeated.size(), "repeated applications");
        notes();
        boolean nothing = shown.isEmpty()
                && repeated.isEmpty()
                && report.unknownStages().isEmpty()
                && report.notices().isEmpty();
        if (!nothing) {
            text.blank();
        }
    }

    private void notes() {
        if (!report.unknownStages().isEmpty()) {
            text.paragraph("Unknown stages, kept as text: "
                    + report.unknownStages().stream()
                            .limit(MOST_SHOWN)
                            .map(stage -> "'" + Paragraphs.cropped(Paragraphs.visible(stage.word()), 40) + "' (line "
                                    + stage.line() + ")")
                            .collect(Collectors.joining(", ")));
        }
        report.notices().forEach(notice -> text.paragraph("Note: " + Paragraphs.visible(notice)));
    }

    private void more(long count, String what) {
        if (count > 0) {
            text.paragraph(String.format(Locale.ROOT, "… and %,d more %s; see --json or --rows", count, what));
        }
    }

    private void closing() {
        String rows = String.format(Locale.ROOT, "%,d", report.rows()) + (report.rows() == 1 ? " row" : " rows");
        String verdict = !report.missing().isEmpty()
                ? "none can be used: columns are missing"
                : report.rejected() == 0
                        ? "all can be used"
                        : String.format(Locale.ROOT, "%,d cannot be used", report.rejected());
        text.paragraph(UserPath.shown(Path.of(report.file())) + ": " + rows + "; " + verdict + ".");
    }

    private void entry(String name, String value) {
        text.entry(name, NAME_WIDTH, value);
    }
}
