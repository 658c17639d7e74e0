package dev.paperclick.applications;

import dev.paperclick.platform.FormulaGuard;
import java.util.ArrayList;
import java.util.List;

/** Cells on their way from CSV files that a spreadsheet may have opened. */
final class Cells {

    private Cells() {}

    /**
     * The cells of a row: without the columns and marks that {@code rejected.csv} adds, and without the empty cells
     * that trailing separators make.
     */
    static List<String> of(List<String> written, Header header) {
        List<String> cells = new ArrayList<>(written);
        int size = header.cells().size();
        if (header.madeHere()) {
            cells = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
            cells.replaceAll(FormulaGuard::withoutMark);
        }
        while (cells.size() > size && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }
}
