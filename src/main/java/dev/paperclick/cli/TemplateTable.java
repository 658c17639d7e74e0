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
    private static final String INDENT = "    ";

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private TemplateTable(int width) {
        this.width = width;
    }

    /** @param width of the terminal; 0 when lines may have any length */
    static String write(List<TemplateReport> reports, int width) {
        TemplateTable table = new TemplateTable(width == 0 ? Integer.MAX_VALUE : width);
        for (TemplateReport report : reports) {
            table.write(report);
            table.text.append('\n');
        }
        reports.stream().findFirst().ifPresent(report -> table.paragraph(measure(report)));
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
        report.problems().forEach(problem -> paragraph("Problem: " + visible(problem.sentence())));
        report.warnings().forEach(warning -> paragraph("Warning: " + visible(warning)));
        if (!report.problems().isEmpty() || !report.warnings().isEmpty()) {
            text.append('\n');
        }
        if (!report.placeholders().isEmpty()) {
            placeholders(report);
            text.append('\n');
        }
        paragraph(closing(report));
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
        return visible(report.template()) + ": " + total + (total == 1 ? " placeholder" : " placeholders") + names
                + "; " + verdict + ".";
    }

    private void placeholders(TemplateReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        report.placeholders().forEach(line -> rows.add(row(line)));
        int[] widths = new int[TITLES.size() - 1];
        int before = 0;
        for (int column = 0; column < widths.length; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
            before += widths[column] + 2;
        }
        if (before <= width - LEAST_TEXT) {
            int forText = width - before;
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
                visible(line.section()),
                visible(line.explanation()),
                visible(line.text()));
    }

    private static String tag(TemplateReport.Line line) {
        return visible("{{" + line.name() + "}}") + (line.count() == 1 ? "" : " ×" + line.count());
    }

    private void line(List<String> row, int[] widths, int forText) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - length(cell) + 2));
        }
        line.append(cropped(row.get(widths.length), forText));
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** A placeholder in a narrow terminal: what it is, then who fills it, then where. */
    private void block(TemplateReport.Line line) {
        String section = line.section().isEmpty() ? "" : ", section " + visible(line.section());
        paragraph(tag(line));
        wrapped(line.kind() + " in " + line.place() + section, INDENT, INDENT);
        wrapped("filled by: " + visible(line.explanation()), INDENT, INDENT);
        if (!line.text().isEmpty()) {
            wrapped("“" + visible(line.text()) + "”", INDENT, INDENT);
        }
    }

    private void paragraph(String sentence) {
        wrapped(sentence, "", INDENT);
    }

    /** Breaks between words; a word that is longer than the line stays whole. */
    private void wrapped(String sentence, String first, String further) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : sentence.split(" ", -1)) {
            if (begun && length(line) + 1 + length(word) > width) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(further);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        text.append(line).append('\n');
    }

    private static int length(CharSequence shown) {
        return Character.codePointCount(shown, 0, shown.length());
    }

    private static String cropped(String shown, int most) {
        return length(shown) <= most ? shown : shown.substring(0, shown.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Without characters that steer a terminal; templates may come from strangers. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }
}
