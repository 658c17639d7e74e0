package dev.paperclick.applications;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A column that Paperclick understands, with the other names that it goes by.
 *
 * <p>The other names are the header rows of LinkedIn, Huntr, Teal, Simplify, JobSync, JobFunnel and Reactive Resume
 * exports and of people's own sheets, as seen from 2022 to 2026. Spelling does not count: {@code Job Title},
 * {@code job_title} and {@code jobTitle} are one name.
 */
public enum Column {
    COMPANY("company name", "employer", "organization", "organisation"),
    TITLE("job title", "role", "position", "position title"),
    JOB_ID(),
    APPLICATION_ID(),
    CANDIDATE_ID("candidate", "user id"),
    JOB_URL("url", "link", "job link", "job posting", "posting url", "original url"),
    LOCATION(),
    SOURCE("job source", "provider", "platform", "board"),
    STAGE("status", "list", "list name", "status name", "category"),
    APPLIED_AT("application date", "applied date", "date applied", "applied on"),
    RECIPIENT_NAME("contact name", "hiring manager", "recipient"),
    RECIPIENT_TITLE("contact title"),
    RECIPIENT_EMAIL("contact email", "recruiter email", "hr email"),
    SALUTATION(),
    TARGET_POSITION(),
    PROFESSIONAL_SUMMARY(),
    OPENING_PARAGRAPH(),
    BODY_PARAGRAPHS(),
    CLOSING_PARAGRAPH(),
    SKILLS(),
    RESUME_TEMPLATE(),
    COVER_LETTER_TEMPLATE(),
    TEMPLATE_VARIANT("variant"),
    SALARY("salary range", "pay", "compensation"),
    SAVED_AT("saved date", "date saved", "added at", "created at"),
    FOLLOW_UP("follow up at", "next follow up"),
    EXTERNAL_ID("id"),
    TAGS(),
    NOTES();

    private static final Map<String, Column> BY_FOLDED_NAME = byFoldedName();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> otherNames;

    Column(String... otherNames) {
        this.otherNames = List.of(otherNames);
    }

    /** The name in lists and templates: {@code job_url}. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names that lists use instead, for messages. */
    public List<String> otherNames() {
        return otherNames;
    }

    /** The column that a header cell means. */
    static Optional<Column> named(String cell) {
        return Optional.ofNullable(BY_FOLDED_NAME.get(fold(cell)));
    }

    /** Whether the header cell is the column's own name and not one of the others. */
    boolean isOwnName(String cell) {
        return fold(cell).equals(fold(header()));
    }

    /** A header cell as templates name it: {@code Hiring Manager's Email} becomes {@code hiring_manager_s_email}. */
    static String normalise(String cell) {
        String spaced = clean(cell).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return spaced.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    /** A name as it is compared: spelling does not count. */
    static String fold(String cell) {
        return clean(cell).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static String clean(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replace("\uFEFF", "")
                .strip();
    }

    private static Map<String, Column> byFoldedName() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Column column : values()) {
            columns.put(fold(column.header()), column);
        }
        Arrays.stream(values())
                .forEach(column -> column.otherNames.forEach(name -> columns.putIfAbsent(fold(name), column)));
        return Map.copyOf(columns);
    }
}
