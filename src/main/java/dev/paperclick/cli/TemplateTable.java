package dev.paperclick.cli;

import dev.paperclick.documents.TemplateReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check of templates found, as text: mistakes first, then its placeholders, as a table where the terminal is wide
 * enough for one, else one below the other.
 */
final class TemplateTable {

    private static final List<String> TITLES =
            List.of("Placeholder", "Kind", "Place", "Section", "Filled by", "In the text");
    private static final int LEAST_TEXT = 20;

    private final Paragraphs text;

    private TemplateTable(Paragraphs text) {
        this.text = text;
    }

    /** @param width of the terminal; 0 when lines may have any length */
    static String write(List<TemplateReport> reports, int width) {
        TemplateTable table = new TemplateTable(new Paragraphs(width));
        for (TemplateReport report : reports) {
            table.write(report);
            table.text.blank();
        }
        reports.stream().findFirst().ifPresent(report -> table.text.paragraph(measure(report)));
        return table.text.toString();
    }

    /** What the templates were held against. */
    private static String measure(TemplateReport report) {
        String list = report.list();
        return "Checked against "
                + (list == null ? "the columns of any list" : "the list " + UserPath.shown(Path.of(list)))
                + " and "
                + (report.candidate() == null ? "any profile" : "the profile " + report.candidate())
                + ".";
    }

    private void write(TemplateReport report) {
        report.problems().forEach(problem -> text.paragraph("Problem: " + Paragraphs.visible(problem.sentence())));
        report.warnings().forEach(warning -> text.paragraph("Warning: " + Paragraphs.visible(warning)));
        if (!report.problems().isEmpty() || !report.warnings().isEmpty()) {
            text.blank();
        }
        if (!report.placeholders().isEmpty()) {
            placeholders(report);
            text.blank();
        }
        text.paragraph(closing(report));
    }

    private static String closing(TemplateReport report) {
        int total = report.placeholders().stream()
                .mapToInt(TemplateReport.Line::count)
                .sum();
        long unknown = report.placeholders().stream()
                .filter(line -> line.from().equals("unknown"))
                .count();
        String names = unknown == 0 ? "" : ", " + unknown + " unknown " + (unknown == 1 ? "name" : "names");
        String verdict = report.usable()
                ? "documents can be made of it"
                : report.problems().size() + (report.problems().size() == 1 ? " problem" : " problems")
                        + " to mend first";
        return Paragraphs.visible(report.template()) + ": " + total + (total == 1 ? " placeholder" : " placeholders")
                + names + "; " + verdict + ".";
    }

    private void placeholders(TemplateReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        report.placeholders().forEach(line -> rows.add(row(line)));
        int[] widths = new int[TITLES.size() - 1];
        int before = 0;
        for (int column = 0; column < widths.length; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], Paragraphs.length(row.get(column)));
            }
            before += widths[column] + 2;
        }
        if (before <= text.width() - LEAST_TEXT) {
            int forText = text.width() - before;
            rows.forEach(row -> line(row, widths, forText));
        } else {
            report.placeholders().forEach(this::block);
        }
    }

    private static List<String> row(TemplateReport.Line line) {
        return List.of(
                tag(line),
                line.kind(),
                line.place(),
                Paragraphs.visible(line.section()),
                Paragraphs.visible(line.explanation()),
                Paragraphs.visible(line.text()));
    }

    private static String tag(TemplateReport.Line line) {
        return Paragraphs.visible("{{" + line.name() + "}}") + (line.count() == 1 ? "" : " ×" + line.count());
    }

    private void line(List<String> row, int[] widths, int forText) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - Paragraphs.length(cell) + 2));
        }
        line.append(Paragraphs.cropped(row.get(widths.length), forText));
        text.line(line);
    }

    /** A placeholder in a narrow terminal: what it is, then who fills it, then where. */
    private void block(TemplateReport.Line line) {
        String section = line.section().isEmpty() ? "" : ", section " + Paragraphs.visible(line.section());
        text.paragraph(tag(line));
        text.indented(line.kind() + " in " + line.place() + section);
        text.indented("filled by: " + Paragraphs.visible(line.explanation()));
        if (!line.text().isEmpty()) {
            text.indented("“" + Paragraphs.visible(line.text()) + "”");
        }
    }
}
