package dev.paperclick.platform;

import java.util.regex.Pattern;

/** Text that a spreadsheet would run as a formula, and the mark that keeps it text. */
public final class FormulaGuard {

    private static final String MARK = "'";

    /** Also the full-width forms, which Excel takes for the same. */
    private static final String BEGINNINGS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("[+-][0-9 ().-]*");

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
        return !cell.isEmpty()
                && BEGINNINGS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }
}
