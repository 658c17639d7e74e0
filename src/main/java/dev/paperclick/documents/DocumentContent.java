package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.Column;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.templates.Value;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the documents of a row are filled with: the candidate's profile, over it the row of the list, over both the links. */
final class DocumentContent {

    private static final DateTimeFormatter LETTER_DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    /** The row's columns that hold several texts. */
    private static final Set<Column> LISTS = Set.of(Column.BODY_PARAGRAPHS, Column.SKILLS);

    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\R[ \\t]*\\R| \\| ");

    private static final Value.Text BLANK = new Value.Text("");

    private final CandidateContent candidate;
    private final Application application;
    private final Map<String, String> tracked;

    /** What is the row's own, but for the links, which differ between the two documents. */
    private final Value.Fields row;

    /**
     * The content for a row.
     *
     * @param candidate the shared profile
     * @param application the row
     * @param tracked address without a document's mark, by variable, for those links that are tracked
     * @param date the letter's date
     */
    DocumentContent(CandidateContent candidate, Application application, Map<String, String> tracked, LocalDate date) {
        this.candidate = candidate;
        this.application = application;
        this.tracked = tracked;
        this.row = new Value.Fields(values(date), "");
    }

    /** Names that documents have besides the columns and the profile. */
    static Set<String> ownNames() {
        Set<String> names = new TreeSet<>(Set.of("date"));
        for (Column column : Column.values()) {
            names.add(column.header());
        }
        return names;
    }

    private Map<String, Value> values(LocalDate date) {
        Map<String, Value> values = new HashMap<>();
        for (Column column : Column.values()) {
            if (!LISTS.contains(column)) {
                values.put(column.header(), BLANK);
            }
        }
        application.fields().forEach((name, text) -> values.put(name, new Value.Text(text)));
        values.put("date", new Value.Text(date.format(LETTER_DATE)));
        putTexts(values);
        return values;
    }

    /** In layers; a name is looked up in the last one first. */
    List<Value.Fields> in(DocumentMark document) {
        Map<String, Value> links = new HashMap<>();
        candidate.addresses().forEach((name, address) -> {
            String redirect = tracked.get(name);
            links.put(
                    name, new Value.Link(redirect == null ? address : RedirectAddress.forDocument(redirect, document)));
        });
        return List.of(candidate.fields(), row, new Value.Fields(links, ""));
    }

    private void putTexts(Map<String, Value> values) {
        values.put("company", new Value.Text(application.company()));
        values.put("title", new Value.Text(application.title()));
        values.put("job_id", new Value.Text(application.jobId()));
        values.put("application_id", new Value.Text(application.applicationId()));
        values.put("body_paragraphs", new Value.Items(texts(field(Column.BODY_PARAGRAPHS))));
        if (!field(Column.SKILLS).isEmpty()) {
            List<Value> skills = new ArrayList<>();
            parts(field(Column.SKILLS)).forEach(skill -> skills.add(CandidateContent.skill(skill)));
            values.put("skills", new Value.Items(skills));
            values.put("has_skills", new Value.Text("yes"));
        }
        putDefault(values, Column.TARGET_POSITION, application.title());
        putDefault(values, Column.SALUTATION, salutation());
        if (field(Column.PROFESSIONAL_SUMMARY).isEmpty()) {
            Value summary = candidate.values().getOrDefault("summary", BLANK);
            values.put("professional_summary", values.getOrDefault("summary", summary));
        }
    }

    private void putDefault(Map<String, Value> values, Column column, String text) {
        if (field(column).isEmpty()) {
            values.put(column.header(), new Value.Text(text));
        }
    }

    private String salutation() {
        String name = field(Column.RECIPIENT_NAME);
        return "Dear " + (name.isEmpty() ? "Hiring Manager" : name) + ",";
    }

    private String field(Column column) {
        String text = application.field(column);
        return text == null ? "" : text;
    }

    private static List<Value> texts(String cell) {
        List<Value> texts = new ArrayList<>();
        parts(cell).forEach(part -> texts.add(new Value.Text(part)));
        return texts;
    }

    /** Parts of a cell stand between blank lines or bars. */
    static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN_PARTS.split(cell, -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
