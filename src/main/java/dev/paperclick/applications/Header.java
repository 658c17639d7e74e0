package dev.paperclick.applications;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a list: which cell of a row holds which known column, and what the other columns are called.
 *
 * @param cells the header cells as written
 * @param known position of each known column
 * @param others name in templates of each other column, by position
 * @param madeHere whether the last three columns are those that {@code rejected.csv} adds
 */
record Header(List<String> cells, Map<Column, Integer> known, Map<Integer, String> others, boolean madeHere) {

    Header {
        cells = List.copyOf(cells);
        known = Map.copyOf(known);
        others = Map.copyOf(others);
    }

    static Header of(List<String> written, HeaderAliases aliases) {
        int size = written.size();
        boolean madeHere = size > RejectedRows.ADDED_COLUMNS.size()
                && written.subList(size - RejectedRows.ADDED_COLUMNS.size(), size)
                        .equals(RejectedRows.ADDED_COLUMNS);
        List<String> cells = madeHere ? written.subList(0, size - RejectedRows.ADDED_COLUMNS.size()) : written;
        Map<Column, Integer> known = new EnumMap<>(Column.class);
        for (int i = 0; i < cells.size(); i++) {
            int position = i;
            String cell = cells.get(i);
            aliases.column(cell).ifPresent(column -> {
                if (column.isOwnName(cell)) {
                    known.put(column, position);
                } else {
                    known.putIfAbsent(column, position);
                }
            });
        }
        return new Header(cells, known, others(cells, known), madeHere);
    }

    private static Map<Integer, String> others(List<String> cells, Map<Column, Integer> known) {
        Set<String> taken = new HashSet<>();
        known.keySet().forEach(column -> taken.add(column.header()));
        Map<Integer, String> others = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = Column.normalise(cells.get(i));
            if (!known.containsValue(i) && !name.isEmpty()) {
                others.put(i, untaken(name, taken));
            }
        }
        return others;
    }

    /** The second column of a name gets a number, so that no cell of a list is lost. */
    private static String untaken(String name, Set<String> taken) {
        String untaken = name;
        for (int number = 2; !taken.add(untaken); number++) {
            untaken = name + "_" + number;
        }
        return untaken;
    }

    /** Names for a list that has none: column 1, column 2 … */
    static Header unnamed(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("column " + i);
        }
        return of(names, HeaderAliases.NONE);
    }

    /** The header cells, each a name of its own: empty ones by their position, repeated ones with a number. */
    List<String> uniqueCells() {
        List<String> unique = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            String name = cell.isEmpty() ? "column " + (i + 1) : cell;
            String untaken = name;
            for (int number = 2; !taken.add(untaken); number++) {
                untaken = name + " (" + number + ")";
            }
            unique.add(untaken);
        }
        return unique;
    }

    boolean hasRequiredColumns() {
        return missingColumns().isEmpty();
    }

    List<Column> missingColumns() {
        List<Column> missing = new ArrayList<>(List.of(Column.COMPANY, Column.TITLE));
        missing.removeAll(known.keySet());
        return missing;
    }

    int knownColumns() {
        return known.size();
    }

    /** The cell as the list has it in the known column; empty when the row or the list has none. */
    String cell(List<String> row, Column column) {
        @Nullable Integer position = known.get(column);
        return position == null || position >= row.size() ? "" : row.get(position);
    }
}
