package dev.paperclick.platform;

/** How many slips of the finger lie between two words: a letter too many, too few, another one, or two swapped. */
public final class EditDistance {

    /** Longer words are cut off: what a stranger's template says must not cost time. */
    private static final int LONGEST = 100;

    private EditDistance() {}

    /** Damerau's distance in the restricted form: no letter is touched twice. */
    public static int between(String first, String second) {
        int rows = Math.min(first.length(), LONGEST);
        int columns = Math.min(second.length(), LONGEST);
        int[][] edits = new int[rows + 1][columns + 1];
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= columns; j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(first, second, edits, i, j);
            }
        }
        return edits[rows][columns];
    }

    private static int cheapest(String first, String second, int[][] edits, int i, int j) {
        boolean same = first.charAt(i - 1) == second.charAt(j - 1);
        int least = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && first.charAt(i - 1) == second.charAt(j - 2)
                && first.charAt(i - 2) == second.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
