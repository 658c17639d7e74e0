package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.ApplicationList;
import dev.paperclick.applications.CsvRow;
import dev.paperclick.applications.HeaderAliases;
import dev.paperclick.candidates.JsonResume;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.templates.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the generate job would put into the documents of the shipped list's first row. */
public final class SampleContent {

    private static final String TRACKED = "http://localhost:8080/track/lt_calendly_0123456789ABCDEFGHJKMN";

    private SampleContent() {}

    public static Value.Fields resume() {
        return whole(content().in(DocumentMark.RESUME));
    }

    public static Value.Fields coverLetter() {
        return whole(content().in(DocumentMark.COVER_LETTER));
    }

    private static Value.Fields whole(List<Value.Fields> layers) {
        Map<String, Value> values = new HashMap<>();
        layers.forEach(layer -> values.putAll(layer.values()));
        return new Value.Fields(values, "");
    }

    private static DocumentContent content() {
        List<Application> applications = new ArrayList<>();
        try {
            ApplicationList.survey(Path.of("input/applications.csv"), HeaderAliases.NONE)
                    .forEachRow("steve_glen", id -> true, template -> true, row -> {
                        if (row instanceof CsvRow.Accepted accepted) {
                            applications.add(accepted.application());
                        }
                    });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new DocumentContent(
                CandidateContent.of(JsonResume.read(Path.of("input/candidate.json"), "steve_glen")),
                applications.get(0),
                Map.of("calendly_url", TRACKED, "linkedin_url", TRACKED, "portfolio_url", TRACKED),
                LocalDate.of(2026, 1, 5));
    }
}
