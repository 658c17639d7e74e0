package dev.paperclick.templates;

import java.util.Locale;

/** How names are compared: without case, spaces, hyphens and underscores, as people and Word's autocorrection vary them. */
public final class Names {

    private static final int SOFT_HYPHEN = 0xAD;

    private Names() {}

    /** The one spelling of a name; folding it again changes nothing. */
    public static String fold(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return foldAll(name);
            }
        }
        return name;
    }

    /** Nearly all names are ASCII, and this runs for each name of each document. */
    private static String foldAll(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 128) {
                return foldAny(name);
            } else if (c >= 'A' && c <= 'Z') {
                folded.append((char) (c - 'A' + 'a'));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || !isIgnored(c)) {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static String foldAny(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).codePoints().filter(c -> !isIgnored(c)).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Characters that do not tell one name from another; Word puts curly quotes and long dashes by itself. */
    private static boolean isIgnored(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> c == '\'' || c == '"' || c == SOFT_HYPHEN;
        };
    }
}
