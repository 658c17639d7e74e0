package dev.paperclick.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of the list and the profiles is not in a run's documents because no document can hold it.
 *
 * @param rows by the line of the list
 * @param profiles by the id of the candidate
 */
record Losses(Map<Integer, List<LeftOut>> rows, Map<String, List<LeftOut>> profiles) {

    private static final int SHOWN = 5;

    /** One sentence, if anything was left out. */
    Optional<String> sentence() {
        List<String> places = new ArrayList<>();
        rows.forEach((line, lost) -> places.add("line " + line + ": " + fields(lost)));
        profiles.forEach((id, lost) -> places.add("profile " + id + ": " + fields(lost)));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<String> homes = new ArrayList<>();
        if (!rows.isEmpty()) {
            homes.add(counted(rows.size(), "row"));
        }
        if (!profiles.isEmpty()) {
            homes.add(counted(profiles.size(), "profile"));
        }
        int characters = characters();
        return Optional.of(counted(characters, "character") + " that Word cannot hold "
                + (characters == 1 ? "was" : "were") + " left out of " + String.join(" and ", homes) + " ("
                + places.stream().limit(SHOWN).collect(Collectors.joining("; "))
                + (places.size() > SHOWN ? "; …" : "") + "); see that nothing is missing there.");
    }

    /** The same for programs, each field with its place. */
    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        rows.forEach((line, lost) -> lost.forEach(field -> entries.add(entry("line", line, field))));
        profiles.forEach((id, lost) -> lost.forEach(field -> entries.add(entry("candidate_id", id, field))));
        return entries;
    }

    private int characters() {
        return rows.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(LeftOut::characters)
                        .sum()
                + profiles.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(LeftOut::characters)
                        .sum();
    }

    private static Map<String, Object> entry(String home, Object where, LeftOut field) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(home, where);
        entry.put("field", field.field());
        entry.put("characters", field.characters());
        return entry;
    }

    private static String fields(List<LeftOut> lost) {
        return lost.stream().map(LeftOut::field).collect(Collectors.joining(", "));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
