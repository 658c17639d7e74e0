package dev.paperclick.documents;

import dev.paperclick.applications.Column;
import dev.paperclick.templates.Names;
import dev.paperclick.templates.Placeholder;
import dev.paperclick.templates.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who fills a placeholder: the list, the profile or Paperclick itself, in the order in which {@link DocumentContent}
 * puts them over one another.
 */
final class Fillings {

    /** Who fills a placeholder, in one word and in words. */
    record Filling(String from, String explanation, List<String> nearest) {

        Filling(String from, String explanation) {
            this(from, explanation, List.of());
        }
    }

    private static final Filling ITEM = new Filling("item", "the item of the section");

    /** What a document has even where the row and the profile say nothing. */
    private static final Set<String> ALWAYS =
            fold(Set.of("date", "job_id", "application_id", "target_position", "salutation", "full_name", "name"));

    private static final Set<String> REQUIRED = fold(Set.of("company", "title"));
    private static final Set<String> COLUMNS = fold(columnHeaders());
    private static final Set<String> LISTS = fold(CandidateContent.listNames());
    private static final Set<String> IN_ITEMS = fold(CandidateContent.itemNames());

    /** Columns that leave the word to the profile when the list does not have them. */
    private static final Set<String> PROFILE_WITHOUT_COLUMN = fold(Set.of("skills", "professional_summary"));

    private final @Nullable CandidateContent profile;
    private final @Nullable Set<String> columns;
    private final KnownNames known;

    /**
     * @param profile null when it is not known whose
     * @param columns names under which templates reach the columns of the list; null when it is not known which
     */
    Fillings(@Nullable CandidateContent profile, @Nullable Collection<String> columns) {
        this.profile = profile;
        this.columns = columns == null ? null : fold(columns);
        KnownNames names = KnownNames.ofAllDocuments();
        names = columns == null ? names : names.and(columns);
        this.known = profile == null ? names : names.and(profile.names());
    }

    Filling of(Placeholder placeholder) {
        String name = placeholder.name();
        if (name.equals(".")) {
            return ITEM;
        }
        Optional<String> unknown = known.findUnknownStep(name);
        if (unknown.isPresent() && isAccount(unknown.get())) {
            return profile == null
                    ? new Filling("profile", "the profile, if it has that account")
                    : new Filling("nobody", "the profile has no such account");
        }
        if (unknown.isPresent()) {
            return new Filling("unknown", "unknown" + known.hint(unknown.get()), known.nearest(unknown.get()));
        }
        String first = Names.fold(name.split("\\.", -1)[0]);
        return isOfItem(placeholder, first) ? ofProfile(placeholder) : ofDocument(placeholder, first);
    }

    /** Whether a profile may have the name for an account it lists, as {@code github_url}, and it is no slip of one known. */
    private boolean isAccount(String name) {
        return Names.fold(name).endsWith("url")
                && known.nearest(name).stream()
                        .noneMatch(near -> Names.fold(near).endsWith("url") && !near.equals("url"));
    }

    /** Whether a list of the profile stands around it, whose items have the name; a section over a text has no names. */
    private static boolean isOfItem(Placeholder placeholder, String first) {
        return IN_ITEMS.contains(first)
                && Arrays.stream(placeholder.enclosing().split("/", -1))
                        .anyMatch(section -> LISTS.contains(Names.fold(section)));
    }

    private Filling ofDocument(Placeholder placeholder, String first) {
        boolean inList = columns == null ? COLUMNS.contains(first) : columns.contains(first);
        if (inList && !(columns == null && PROFILE_WITHOUT_COLUMN.contains(first))) {
            return new Filling("list", "column " + first(placeholder));
        }
        if (REQUIRED.contains(first)) {
            return new Filling("list", "column " + first(placeholder));
        }
        if (ALWAYS.contains(first)) {
            return new Filling("paperclick", "always there");
        }
        if (COLUMNS.contains(first) && !PROFILE_WITHOUT_COLUMN.contains(first)) {
            return new Filling("nobody", "the list has no column " + first(placeholder));
        }
        return ofProfile(placeholder);
    }

    private Filling ofProfile(Placeholder placeholder) {
        if (profile == null || isPresent(profile, placeholder)) {
            return new Filling("profile", "the profile");
        }
        return new Filling("nobody", "the profile has none");
    }

    private static boolean isPresent(CandidateContent profile, Placeholder placeholder) {
        List<List<Value>> scopes = new ArrayList<>();
        scopes.add(List.of(profile.everything()));
        if (!placeholder.enclosing().isEmpty()) {
            for (String section : placeholder.enclosing().split("/", -1)) {
                scopes.add(find(section, scopes));
            }
        }
        return find(placeholder.name(), scopes).stream().anyMatch(Value::isPresent);
    }

    /** Everything that the name may lead to, over all items of the sections around it. */
    private static List<Value> find(String name, List<List<Value>> scopes) {
        if (name.equals(".")) {
            return scopes.get(scopes.size() - 1);
        }
        List<String> steps =
                List.of(Names.fold(name).equals("professionalsummary") ? new String[] {"summary"} : name.split("\\."));
        List<Value> found = List.of();
        for (int i = scopes.size() - 1; i >= 0 && found.isEmpty(); i--) {
            found = step(scopes.get(i), steps.get(0));
        }
        for (String step : steps.subList(1, steps.size())) {
            found = step(found, step);
        }
        return found;
    }

    private static List<Value> step(List<Value> scope, String step) {
        String name = Names.fold(step);
        List<Value> found = new ArrayList<>();
        for (Value value : scope) {
            Value inside = value instanceof Value.Fields fields ? fields.get(name) : null;
            if (inside instanceof Value.Items items) {
                found.addAll(items.values());
            } else if (inside != null) {
                found.add(inside);
            }
        }
        return found;
    }

    private static String first(Placeholder placeholder) {
        return placeholder.name().split("\\.", -1)[0];
    }

    private static Set<String> columnHeaders() {
        Set<String> headers = new LinkedHashSet<>();
        for (Column column : Column.values()) {
            headers.add(column.header());
        }
        return headers;
    }

    private static Set<String> fold(Collection<String> names) {
        return names.stream().map(Names::fold).collect(Collectors.toUnmodifiableSet());
    }
}
