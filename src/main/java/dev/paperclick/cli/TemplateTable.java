package dev.paperclick.cli;

import dev.paperclick.documents.TemplateReport;
import java.util.ArrayList;
import java.util.List;

/** What a check of a template found, as text: mistakes first, then a table of the placeholders. */
final class TemplateTable {

    private static final List<String> TITLES = List.of("Placeholder", "Kind", "Place", "Section", "Filled by");

    private TemplateTable() {}

    static String write(TemplateReport report) {
        StringBuilder text = new StringBuilder();
        report.problems()
                .forEach(problem -> text.append("Problem: ")
                        .append(visible(problem.sentence()))
                        .append('\n'));
        report.warnings()
                .forEach(warning ->
                        text.append("Warning: ").append(visible(warning)).append('\n'));
        if (!report.problems().isEmpty() || !report.warnings().isEmpty()) {
            text.append('\n');
        }
        if (!report.placeholders().isEmpty()) {
            table(rows(report), text);
            text.append('\n');
        }
        return text.append(closing(report)).append('\n').toString();
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
        return report.template() + ": " + total + (total == 1 ? " placeholder" : " placeholders") + names + "; "
                + verdict + ".";
    }

    private static List<List<String>> rows(TemplateReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        for (TemplateReport.Line line : report.placeholders()) {
            String times = line.count() == 1 ? "" : " ×" + line.count();
            rows.add(List.of(
                    visible("{{" + line.name() + "}}") + times,
                    line.kind(),
                    line.place(),
                    visible(line.section()),
                    visible(line.explanation())));
        }
        return rows;
    }

    private static void table(List<List<String>> rows, StringBuilder text) {
        int last = TITLES.size() - 1;
        for (List<String> row : rows) {
            for (int column = 0; column < last; column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(other -> other.get(at).length())
                        .max()
                        .orElse(0);
                text.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            text.append(row.get(last)).append('\n');
        }
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
