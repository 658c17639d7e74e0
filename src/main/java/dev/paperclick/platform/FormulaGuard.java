package dev.paperclick.platform;

/** Text that a spreadsheet would run as a formula, and the mark that keeps it text. */
public final class FormulaGuard {

    private static final String MARK = "'";

    private FormulaGuard() {}

    /** The cell with an apostrophe in front when a spreadsheet would otherwise run it as a formula. */
    public static String withMark(String cell) {
        return startsFormula(cell) ? MARK + cell : cell;
    }

    /** The cell as it was before it got the mark. */
    public static String withoutMark(String cell) {
        return cell.startsWith(MARK) && startsFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Whether a spreadsheet would run it. Numbers such as -5 and +1 780 555 0123 are no formulas and stay readable. */
    public static boolean startsFormula(String cell) {
        if (cell.isEmpty() || cell.matches("[+-][0-9 ().-]*")) {
            return false;
        }
        return "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0;
    }
}
