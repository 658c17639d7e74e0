package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.Column;
import dev.paperclick.applications.CsvRow;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Variants of the templates among which a run shares out its applications, each with templates of its own beside the usual ones:
 * {@code resume-a.docx}, {@code cover_letter-a.docx} or both.
 *
 * <p>An application gets the variant for which the digest of the two is greatest, so that it depends on nothing but its id and
 * the names, and a further variant takes from the others only what it gets itself. What a row says wins.
 *
 * @param templates by variant: the file that stands in for a column's usual template
 */
record Variants(Map<String, Map<Column, Path>> templates) {

    static final Variants NONE = new Variants(Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");
    private static final String SUFFIX = ".docx";

    /**
     * Those of the names.
     *
     * @throws UserProblem with all that is wrong with them
     */
    static Variants of(List<String> names, Path resume, Path coverLetter) {
        if (names.isEmpty()) {
            return NONE;
        }
        List<String> problems = new ArrayList<>();
        if (Set.copyOf(names).size() < 2) {
            problems.add(
                    "--variants " + String.join(",", names) + " names one variant; name two or more, such as a,b.");
        }
        Map<String, Map<Column, Path>> templates = new TreeMap<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                problems.add("--variants has '" + name
                        + "', which is no name of a variant: letters, digits, - and _, at most 31 of them.");
                continue;
            }
            Map<Column, Path> own = new LinkedHashMap<>();
            add(own, Column.RESUME_TEMPLATE, beside(resume, name));
            add(own, Column.COVER_LETTER_TEMPLATE, beside(coverLetter, name));
            if (own.isEmpty()) {
                problems.add("Variant '" + name + "' has no template; make " + beside(resume, name) + ", or "
                        + beside(coverLetter, name) + ", or both.");
            }
            templates.put(name, own);
        }
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
        return new Variants(templates);
    }

    private static void add(Map<Column, Path> own, Column column, Path file) {
        if (Files.isRegularFile(file)) {
            own.put(column, file);
        }
    }

    private static Path beside(Path template, String variant) {
        String name = template.getFileName().toString();
        String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return template.resolveSibling(base + "-" + variant + SUFFIX);
    }

    /** All their templates, by the names that rows get. */
    Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        templates.values().forEach(own -> own.values().forEach(file -> files.put(file.toString(), file)));
        return files;
    }

    /** The row with its variant and the templates of that, as if it said so itself. */
    CsvRow assign(CsvRow row) {
        return templates.isEmpty() || !(row instanceof CsvRow.Accepted accepted)
                ? row
                : new CsvRow.Accepted(accepted.line(), accepted.original(), assign(accepted.application()));
    }

    /** Which variant a row has got; empty when there are none to share out. */
    Optional<VariantChoice> choice(CsvRow assigned) {
        if (templates.isEmpty() || !(assigned instanceof CsvRow.Accepted accepted)) {
            return Optional.empty();
        }
        Application application = accepted.application();
        return Optional.ofNullable(application.field(Column.TEMPLATE_VARIANT))
                .map(variant -> new VariantChoice(
                        accepted.line(),
                        application.applicationId(),
                        application.company(),
                        application.title(),
                        variant));
    }

    Application assign(Application application) {
        Map<String, String> fields = new TreeMap<>(application.fields());
        String variant =
                fields.computeIfAbsent(Column.TEMPLATE_VARIANT.header(), column -> chosen(application.applicationId()));
        templates
                .getOrDefault(variant, Map.of())
                .forEach((column, file) -> fields.putIfAbsent(column.header(), file.toString()));
        return new Application(
                application.applicationId(),
                application.jobId(),
                application.userId(),
                application.company(),
                application.title(),
                application.appliedAt(),
                application.stage(),
                fields);
    }

    private String chosen(String applicationId) {
        return templates.keySet().stream()
                .max(Comparator.comparing(
                        variant -> Sha256.hex((variant + "\n" + applicationId).getBytes(StandardCharsets.UTF_8))))
                .orElseThrow();
    }
}
