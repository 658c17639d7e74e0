package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Interval;
import dev.paperclick.reports.ReportPeriod;
import dev.paperclick.reports.ReportWriter;
import dev.paperclick.reports.files.View.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON, as {@code report/report.schema.json} describes it. */
@Component
final class JsonReport implements ReportWriter {

    /** Grows when somebody who reads the earlier one would go wrong; new properties do not count. */
    static final int VERSION = 1;

    private static final ObjectWriter MAPPER = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Views views = Views.of(report);
        try (JsonGenerator json = MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("format_version", VERSION);
            json.writeStringProperty("made_at", report.madeAt().toString());
            subject(json, report.subject());
            period(json, "period", report.period());
            period(json, "previous_period", report.previous());
            measures(json, views.overall());
            lines(json, views.tiles());
            for (View view : views.lists()) {
                if (view.key().equals("quality")) {
                    measures(json, view);
                } else if (!view.key().equals("experiment")) {
                    lines(json, view);
                }
            }
            experiment(json, report, views);
            json.writeEndObject();
        }
    }

    private static void subject(JsonGenerator json, Report.Subject subject) {
        json.writeObjectPropertyStart("subject");
        text(json, "candidate_id", subject.candidateId());
        text(json, "name", subject.name());
        json.writeEndObject();
    }

    private static void period(JsonGenerator json, String name, ReportPeriod period) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("first_day", period.first().toString());
        json.writeStringProperty("last_day", period.last().toString());
        json.writeNumberProperty("days", period.days());
        json.writeStringProperty("time_zone", period.zone().getId());
        json.writeStringProperty("from", period.from().toString());
        json.writeStringProperty("until", period.to().toString());
        json.writeEndObject();
    }

    /** A view of measures as one object. */
    private static void measures(JsonGenerator json, View view) {
        json.writeObjectPropertyStart(view.key());
        int key = view.index("key");
        int value = view.index("value");
        for (List<@Nullable Object> row : view.rows()) {
            property(json, String.valueOf(row.get(key)), row.get(value));
        }
        json.writeEndObject();
    }

    private static void lines(JsonGenerator json, View view) {
        json.writeArrayPropertyStart(view.key());
        for (List<@Nullable Object> row : view.rows()) {
            json.writeStartObject();
            List<Column> columns = view.columns();
            for (int i = 0; i < columns.size(); i++) {
                property(json, columns.get(i).key(), row.get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void experiment(JsonGenerator json, Report report, Views views) {
        Experiment experiment = report.experiment().orElse(null);
        if (experiment == null) {
            json.writeNullProperty("experiment");
            return;
        }
        json.writeObjectPropertyStart("experiment");
        json.writeBooleanProperty("enough", experiment.enough());
        text(json, "leader", experiment.leader());
        Interval difference = experiment.difference();
        if (difference == null) {
            json.writeNullProperty("difference");
        } else {
            json.writeObjectPropertyStart("difference");
            json.writeNumberProperty("value", difference.value());
            json.writeNumberProperty("low", difference.low());
            json.writeNumberProperty("high", difference.high());
            json.writeEndObject();
        }
        json.writeNumberProperty("more_needed", experiment.moreNeeded());
        text(json, "tested", experiment.tested());
        lines(json, views.experiment().map(JsonReport::asArms).orElseThrow());
        json.writeEndObject();
    }

    private static View asArms(View view) {
        return new View("arms", view.title(), view.meaning(), view.columns(), view.rows());
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        property(json, name, value == null ? null : CleanText.of(value));
    }

    private static void property(JsonGenerator json, String name, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else if (value instanceof Long number) {
            json.writeNumberProperty(name, number);
        } else if (value instanceof Double number) {
            json.writeNumberProperty(name, number);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }
}
