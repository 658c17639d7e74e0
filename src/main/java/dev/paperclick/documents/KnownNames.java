package dev.paperclick.documents;

import dev.paperclick.applications.Column;
import dev.paperclick.platform.EditDistance;
import dev.paperclick.templates.Names;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names that templates may use, and which of them an author may have meant by one that is none. Immutable. */
final class KnownNames {

    private static final int MOST_HINTS = 3;
    private static final int SHORTEST_PREFIX = 3;

    private final Map<String, String> spelledByFolded;

    private KnownNames(Map<String, String> spelledByFolded) {
        this.spelledByFolded = spelledByFolded;
    }

    /** The names that documents have whatever the list and the profile are. */
    static KnownNames ofAllDocuments() {
        return new KnownNames(Map.of())
                .and(DocumentContent.ownNames())
                .and(CandidateContent.addressNames())
                .and(CandidateContent.schemaNames());
    }

    /** These and more; of two spellings of a name the first stays. */
    KnownNames and(Collection<String> names) {
        Map<String, String> all = new LinkedHashMap<>(spelledByFolded);
        names.forEach(name -> all.putIfAbsent(Names.fold(name), name));
        return new KnownNames(all);
    }

    /** The first step of a dotted name that nothing has; none for {@code .} and for known names. */
    Optional<String> findUnknownStep(String name) {
        return Arrays.stream(name.split("\\.", -1))
                .map(String::strip)
                .filter(step -> !step.isEmpty() && !spelledByFolded.containsKey(Names.fold(step)))
                .findFirst();
    }

    /** What may have been meant, the likeliest first. */
    List<String> nearest(String unknown) {
        String folded = Names.fold(unknown);
        Optional<String> otherName = columnCalled(folded);
        if (otherName.isPresent()) {
            return List.of(otherName.get());
        }
        return spelledByFolded.entrySet().stream()
                .map(entry -> Map.entry(distance(folded, entry.getKey()), entry.getValue()))
                .filter(entry -> entry.getKey() < Integer.MAX_VALUE)
                .sorted(Map.Entry.<Integer, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(Map.Entry::getValue)
                .limit(MOST_HINTS)
                .toList();
    }

    /** {@code ; did you mean {{…}}?}, or nothing when no known name is near. */
    String hint(String unknown) {
        List<String> nearest =
                nearest(unknown).stream().map(name -> "{{" + name + "}}").toList();
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    /** Lists understand more headers than templates do, and authors know those. */
    private static Optional<String> columnCalled(String folded) {
        return Arrays.stream(Column.values())
                .filter(column -> column.otherNames().stream()
                        .anyMatch(name -> Names.fold(name).equals(folded)))
                .map(Column::header)
                .min(Comparator.naturalOrder());
    }

    private static int distance(String unknown, String known) {
        int edits = EditDistance.between(unknown, known);
        if (edits <= Math.max(1, Math.min(unknown.length(), known.length()) / 3)) {
            return edits;
        }
        boolean prefix = Math.min(unknown.length(), known.length()) >= SHORTEST_PREFIX
                && (known.startsWith(unknown) || unknown.startsWith(known));
        return prefix ? MOST_HINTS + edits : Integer.MAX_VALUE;
    }
}
