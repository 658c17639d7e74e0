package dev.paperclick.documents;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.templates.WordCharacters;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Characters of one field that no document can hold.
 *
 * @param field the column as the list spells it, or the path in the JSON Resume
 * @param characters how many
 */
record LeftOut(String field, int characters) {

    /** What is left out of a row of a list. */
    static List<LeftOut> ofRow(List<String> header, List<String> cells) {
        List<LeftOut> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            add(i < header.size() ? header.get(i) : "column " + (i + 1), cells.get(i), found);
        }
        return found;
    }

    /** What is left out of a candidate's profile. */
    static List<LeftOut> of(Candidate candidate) {
        List<LeftOut> found = new ArrayList<>();
        collect("", candidate.resume(), found);
        return found;
    }

    private static void collect(String path, JsonNode node, List<LeftOut> found) {
        if (node.isString()) {
            add(path, node.asString(), found);
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        node.properties().forEach(part -> collect(prefix + part.getKey(), part.getValue(), found));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(prefix + i, node.get(i), found);
            }
        }
    }

    private static void add(String field, String text, List<LeftOut> found) {
        int characters = WordCharacters.countLeftOut(text);
        if (characters > 0) {
            found.add(new LeftOut(field, characters));
        }
    }
}
