package dev.paperclick.applications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a list before anybody asks what it means.
 *
 * @param line the physical line, or the row of the sheet, on which it begins, from 1
 * @param cells its cells; of a malformed one the likeliest reading, the whole line as the only cell if there is none
 * @param problem why it could not be read; null when it could
 */
record ListRecord(int line, List<String> cells, @Nullable String problem) {

    ListRecord {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** A line that starts with # and has no separator; a company may well be called "#1 Bakery". */
    boolean isComment() {
        return problem == null && cells.size() == 1 && cells.get(0).startsWith("#");
    }

    long filledCells() {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }
}
