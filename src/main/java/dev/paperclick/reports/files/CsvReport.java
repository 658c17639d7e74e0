package dev.paperclick.reports.files;

import dev.paperclick.platform.CsvTable;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A report as one CSV table: the lines of all views below each other, told apart by their first cell, so that whoever
 * filters by it has a table and whoever does not has everything. Begins with a byte order mark, as Excel wants it.
 */
@Component
final class CsvReport implements ReportWriter {

    /** The order of columns is part of the format: new ones go to the end. */
    static final List<String> HEADER = List.of(
            "view",
            "key",
            "measure",
            "value",
            "before",
            "change",
            "day",
            "span",
            "stage",
            "count",
            "of_applications",
            "median_days",
            "company",
            "job_title",
            "candidate_id",
            "application_id",
            "source",
            "variant",
            "function",
            "document",
            "channel",
            "sent_on",
            "applications",
            "sent",
            "sent_and_opened",
            "open_rate",
            "low",
            "high",
            "opened",
            "human_clicks",
            "visitors",
            "uncertain_clicks",
            "automated_clicks",
            "anonymous_clicks",
            "clicks",
            "meetings",
            "offers",
            "first_opened",
            "last_opened",
            "days_since_sent",
            "suggestion",
            "weekday",
            "hour",
            "verdict",
            "reason",
            "label",
            "format_version",
            "first_day",
            "last_day",
            "time_zone",
            "made_at");

    private static final Map<String, Integer> POSITIONS =
            IntStream.range(0, HEADER.size()).boxed().collect(Collectors.toMap(HEADER::get, position -> position));

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CsvTable table = new CsvTable(writer, HEADER);
        table.add(about(report));
        for (View view : Views.of(report).all()) {
            int[] positions = view.columns().stream()
                    .mapToInt(column -> position(column.key()))
                    .toArray();
            for (List<@Nullable Object> row : view.rows()) {
                table.add(cells(view, positions, row));
            }
        }
        table.end();
        writer.flush();
    }

    private static String[] about(Report report) {
        String[] cells = empty("report");
        cells[position("candidate_id")] =
                CleanText.of(Objects.requireNonNullElse(report.subject().candidateId(), ""));
        cells[position("format_version")] = String.valueOf(JsonReport.VERSION);
        cells[position("first_day")] = report.period().first().toString();
        cells[position("last_day")] = report.period().last().toString();
        cells[position("time_zone")] = report.period().zone().getId();
        cells[position("made_at")] = report.madeAt().toString();
        return cells;
    }

    private static String[] cells(View view, int[] positions, List<@Nullable Object> row) {
        String[] cells = empty(view.key());
        for (int i = 0; i < positions.length; i++) {
            cells[positions[i]] = cell(row.get(i));
        }
        return cells;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : value.toString();
    }

    private static String[] empty(String view) {
        String[] cells = new String[HEADER.size()];
        Arrays.fill(cells, "");
        cells[0] = view;
        return cells;
    }

    private static int position(String key) {
        return Objects.requireNonNull(POSITIONS.get(key), key);
    }
}
