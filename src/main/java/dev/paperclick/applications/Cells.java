package dev.paperclick.applications;

import java.util.ArrayList;
import java.util.List;

/** Cells on their way from and to CSV files that a spreadsheet may open. */
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
            cells.replaceAll(Cells::withoutMark);
        }
        while (cells.size() > size && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    /** The cell with an apostrophe in front when a spreadsheet would otherwise run it as a formula. */
    static String withMark(String cell) {
        return startsFormula(cell) ? "'" + cell : cell;
    }

    private static String withoutMark(String cell) {
        return cell.startsWith("'") && startsFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Numbers such as -5 and +1 780 555 0123 are no formulas and stay readable. */
    private static boolean startsFormula(String cell) {
        if (cell.isEmpty() || cell.matches("[+-][0-9 ().-]*")) {
            return false;
        }
        return "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0;
    }
}
